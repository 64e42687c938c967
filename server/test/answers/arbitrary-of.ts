import { ID_PREFIXES, type IdKind } from "@dunlin/contract/ids.ts";
import fc from "fast-check";
import { z } from "zod";

type Json = {
  type?: string;
  properties?: Record<string, Json>;
  required?: string[];
  additionalProperties?: Json | false;
  propertyNames?: Json;
  items?: Json;
  anyOf?: Json[];
  oneOf?: Json[];
  enum?: unknown[];
  const?: unknown;
  pattern?: string;
  format?: string;
  examples?: unknown[];
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
};

/** What no schema asks for, and what is just at its edge. */
const WRONG: readonly unknown[] = [
  null,
  undefined,
  "",
  " ",
  "\u0000",
  "a\u0000b",
  "\ud800",
  "\udfff\ud800",
  "\u202e\u200b",
  "𝕏".repeat(40),
  "a".repeat(5000),
  "'; select 1 --",
  "%",
  "\\",
  "{{ x }}",
  "NaN",
  "-1",
  "1e400",
  "0x10",
  "null",
  0,
  -0,
  -1,
  1,
  0.1,
  2 ** 31,
  2 ** 53,
  -(2 ** 63),
  1e308,
  true,
  false,
  [],
  {},
  [[]],
  [null],
  { a: 1 },
  { amount: 1 },
  "1900-01-01",
  "2199-12-31",
  "2026-02-29",
  "2199-12-31T23:59:59-23:59",
  "1900-01-01T00:00:00+23:59",
  "2026-06-30T23:59:60Z",
  "0000-00-00",
  "Etc/GMT+14",
  "en-u-ca-hebrew",
];

/** Values as a schema asks for them, with a wrong one now and then at any place; ids come from what there is. */
export function arbitraryOf(
  schema: z.ZodType,
  ids: (kind: IdKind) => readonly string[],
): fc.Arbitrary<unknown> {
  return fromJson(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as Json, ids);
}

type Ids = (kind: IdKind) => readonly string[];

function fromJson(schema: Json, ids: Ids): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 30, arbitrary: rightFor(schema, ids) },
    { weight: 1, arbitrary: fc.constantFrom(...WRONG) },
  );
}

function rightFor(schema: Json, ids: Ids): fc.Arbitrary<unknown> {
  if ("const" in schema) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const choice = schema.anyOf ?? schema.oneOf;
  if (choice) return fc.oneof(...choice.map((each) => fromJson(each, ids)));
  switch (schema.type) {
    case "object":
      return anObject(schema, ids);
    case "array":
      return fc.array(fromJson(schema.items ?? {}, ids), { maxLength: 3 });
    case "integer":
    case "number":
      return aNumber(schema);
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    case "string":
      return aString(schema, ids);
    default:
      return fc.jsonValue();
  }
}

function anObject(schema: Json, ids: Ids): fc.Arbitrary<unknown> {
  if (schema.additionalProperties && !schema.properties) {
    const names = fc.constantFrom("GBP", "EUR", "JPY", "BHD", "XXX");
    return fc.dictionary(names, fromJson(schema.additionalProperties, ids), { maxKeys: 2 });
  }
  const fields = Object.entries(schema.properties ?? {}).map(
    ([name, each]) => [name, fromJson(each, ids)] as const,
  );
  const known = fc.record(Object.fromEntries(fields), { requiredKeys: schema.required ?? [] });
  const extra = fc.constantFrom(...Array.from({ length: 40 }, () => ({})), { surprise: 1 });
  return fc.tuple(known, extra).map(([right, more]) => ({ ...right, ...more }));
}

function aNumber(schema: Json): fc.Arbitrary<number> {
  const min = Math.max(schema.minimum ?? schema.exclusiveMinimum ?? -1e6, -(2 ** 53));
  const max = Math.min(schema.maximum ?? 1e6, 2 ** 53);
  return fc.oneof(
    fc.integer({ min: Math.max(min, -1000), max: Math.min(max, 2_000_000) }),
    fc.constantFrom(min, max, min + 1, max - 1),
  );
}

function aString(schema: Json, ids: Ids): fc.Arbitrary<unknown> {
  const prefix = /^\^([a-z]+)_/.exec(schema.pattern ?? "")?.[1];
  const kind = (Object.keys(ID_PREFIXES) as IdKind[]).find((each) => ID_PREFIXES[each] === prefix);
  if (kind) return fc.constantFrom(...ids(kind));
  const examples = schema.examples ?? [];
  if (schema.format === "date") return aDay();
  if (schema.format === "date-time") return aDay().map((day) => `${String(day)}T09:30:00+01:00`);
  if (schema.format === "email") return fc.constantFrom("pat@example.com", "a+b@example.org");
  // Patterns that look ahead are checked and cannot be made.
  if (schema.pattern?.includes("(?=")) return fc.constantFrom("mail.example.com", "Harbour");
  if (schema.pattern) {
    const made = fc.stringMatching(new RegExp(schema.pattern), { maxLength: 100 });
    return examples.length > 0 ? fc.oneof(fc.constantFrom(...examples), made) : made;
  }
  const words = ["Harbour", "Café  Zoë", "x", "O'Hara & Söhne", "日本 株式会社", "a/b~c"];
  return fc.constantFrom(...words, ...examples, "2026-11-30", "Asia/Tokyo", "de", "{}");
}

function aDay(): fc.Arbitrary<unknown> {
  return fc.oneof(
    fc.integer({ min: 20_600, max: 20_900 }).map(dayOf),
    fc.integer({ min: -25_000, max: 83_000 }).map(dayOf),
  );
}

function dayOf(number: number): string {
  return new Date(number * 86_400_000).toISOString().slice(0, 10);
}
