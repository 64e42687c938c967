import type { Violation } from "./violation.ts";

type Json = Record<string, unknown>;
type Operation = { id: string; path: string; operation: Json };

const METHODS = new Set(["get", "put", "post", "delete", "options", "head", "patch", "trace"]);
const TYPES = new Set(["string", "number", "integer", "boolean", "object", "array", "null"]);

/** Finds what keeps a document from being a valid OpenAPI 3.1 description, references that lead nowhere included. */
export function findOpenApiViolations(document: Json): Violation[] {
  const operations = operationsOf(document);
  const ids = operations.map(({ id }) => id);
  const info = (document["info"] ?? {}) as Json;
  return [
    ...demand("openapi-version", "openapi", /^3\.1\.\d+$/.test(String(document["openapi"]))),
    ...demand(
      "openapi-info",
      "info",
      typeof info["title"] === "string" && typeof info["version"] === "string",
    ),
    ...operations.flatMap((each) => ofOperation(each)),
    ...ids
      .filter((id, index) => ids.indexOf(id) !== index)
      .map((id) => told("operation-id-is-unique", id, "is there twice")),
    ...referencesIn(document)
      .filter((target) => !resolves(document, target))
      .map((target) => told("reference-resolves", target, "leads nowhere")),
    ...schemasIn(document).flatMap((schema) => ofSchema(schema)),
    ...ofSecurity(document, operations),
  ];
}

function operationsOf(document: Json): Operation[] {
  return Object.entries((document["paths"] ?? {}) as Record<string, Json>).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({
      id: String((operation as Json)["operationId"]),
      path: `${method} ${path}`,
      operation: operation as Json,
    })),
  );
}

function ofOperation({ path, operation }: Operation): Violation[] {
  const [method, url] = path.split(" ") as [string, string];
  const parameters = (operation["parameters"] ?? []) as {
    name: string;
    in: string;
    required?: boolean;
    schema?: Json;
  }[];
  const names = parameters.map((parameter) => `${parameter.in} ${parameter.name}`);
  const inPath = parameters.filter((parameter) => parameter.in === "path");
  const asked = [...url.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
  const responses = Object.entries((operation["responses"] ?? {}) as Record<string, Json>);
  const rules: [string, boolean][] = [
    ["path-starts-with-a-slash", url.startsWith("/")],
    ["method-exists", METHODS.has(method)],
    ["operation-has-an-id", /^\w+$/.test(String(operation["operationId"]))],
    ["parameters-are-unique", new Set(names).size === names.length],
    ["parameter-has-a-schema", parameters.every((parameter) => parameter.schema !== undefined)],
    [
      "path-parameters-match",
      asked.toSorted().join() ===
        inPath
          .map(({ name }) => name)
          .toSorted()
          .join(),
    ],
    ["path-parameters-are-required", inPath.every((parameter) => parameter.required === true)],
    ["operation-answers", responses.some(([status]) => /^2\d\d$/.test(status))],
    ["status-is-one", responses.every(([status]) => /^([1-5]\d\d|default)$/.test(status))],
    [
      "answer-is-described",
      responses.every(([, answer]) => typeof answer["description"] === "string"),
    ],
    ["get-has-no-body", !(method === "get" && operation["requestBody"])],
  ];
  return rules.filter(([, holds]) => !holds).map(([rule]) => told(rule, path, "does not hold"));
}

function ofSchema(schema: Json): Violation[] {
  const types = [schema["type"] ?? []].flat() as string[];
  const properties = (schema["properties"] ?? {}) as Json;
  const required = (schema["required"] ?? []) as string[];
  const where = JSON.stringify(schema).slice(0, 80);
  return [
    ...types
      .filter((type) => !TYPES.has(type))
      .map((type) => told("schema-type-exists", where, type)),
    ...("nullable" in schema
      ? [told("no-nullable-in-3.1", where, "say it with the type null")]
      : []),
    ...(schema["properties"]
      ? required
          .filter((name) => !(name in properties))
          .map((name) => told("required-is-a-property", where, name))
      : []),
  ];
}

function ofSecurity(document: Json, operations: Operation[]): Violation[] {
  const components = (document["components"] ?? {}) as Json;
  const schemes = Object.keys((components["securitySchemes"] ?? {}) as Json);
  const asked = [document, ...operations.map(({ operation }) => operation)].flatMap((each) =>
    ((each["security"] ?? []) as Json[]).flatMap((option) => Object.keys(option)),
  );
  return asked
    .filter((name) => !schemes.includes(name))
    .map((name) => told("security-scheme-exists", name, "is not described"));
}

/** Every object of the document that describes a value. */
function schemasIn(value: unknown, isSchema = false): Json[] {
  if (Array.isArray(value)) return value.flatMap((each) => schemasIn(each, isSchema));
  if (value === null || typeof value !== "object") return [];
  const node = value as Json;
  const below = Object.entries(node).flatMap(([key, child]) => {
    if (key === "schema" || /^(items|anyOf|oneOf|allOf|additionalProperties)$/.test(key))
      return schemasIn(child, true);
    if (key === "properties" || key === "schemas")
      return Object.values(child as Json).flatMap((each) => schemasIn(each, true));
    return isSchema ? [] : schemasIn(child, false);
  });
  return isSchema ? [node, ...below] : below;
}

function referencesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => referencesIn(each));
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, child]) =>
    key === "$ref" && typeof child === "string" ? [child] : referencesIn(child),
  );
}

function resolves(document: Json, target: string): boolean {
  if (!target.startsWith("#/")) return false;
  let place: unknown = document;
  for (const part of target.slice(2).split("/")) {
    place = (place as Json | undefined)?.[part.replaceAll("~1", "/").replaceAll("~0", "~")];
  }
  return place !== undefined;
}

function demand(rule: string, where: string, holds: boolean): Violation[] {
  return holds ? [] : [told(rule, where, "is missing or wrong")];
}

function told(rule: string, where: string, what: string): Violation {
  return { rule, where, what };
}
