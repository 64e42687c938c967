import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ImportRow, isRejected } from "./import-row.ts";
import type { Encoding } from "./layout.ts";
import { learnLayout } from "./learn-layout.ts";
import { readRows } from "./read-rows.ts";
import { foldWord, quoteCell, tidyCell } from "./reading.ts";
import { encodeSample, PLAIN_HEADER, sourceOf, WISHES } from "./sample-file.ts";

type Written = Omit<ImportRow, "line">;

const EXPONENTS: Record<string, number> = { GBP: 2, EUR: 2, JPY: 0, KWD: 3 };
const LETTERS = [..."abcXYZ 0129-_.,;|'\"&/()éüßÆ\n\t"];

const day = fc.integer({ min: 0, max: 3000 });
const civil = (offset: number) =>
  new Date(Date.UTC(2024, 0, 1 + offset)).toISOString().slice(0, 10);
const word = fc
  .array(fc.constantFrom(...LETTERS), { minLength: 1, maxLength: 30 })
  .map((letters) => tidyCell(letters.join("")))
  .filter((text) => text !== "");

const written: fc.Arbitrary<Written> = fc
  .record({
    invoiceNumber: word,
    customerName: word,
    email: fc.constantFrom(null, "pay@acme.example", "a.b+c@sub.acme.co"),
    phone: fc.constantFrom(null, "+442079460000", "+493012345678"),
    issued: day,
    term: fc.integer({ min: 0, max: 90 }),
    amountMinor: fc.bigInt({ min: 1n, max: 10n ** 12n }),
    share: fc.bigInt({ min: 0n, max: 4n }),
    currency: fc.constantFrom(...Object.keys(EXPONENTS)),
    place: fc.constantFrom([null, null], ["GB", null], ["GB", "SCT"], ["DE", null]),
    zone: fc.constantFrom(null, "Europe/London", "America/New_York"),
    language: fc.constantFrom(null, "en", "de-AT"),
  })
  .map(({ issued, term, share, place, ...row }) => ({
    ...row,
    issuedOn: civil(issued),
    dueOn: civil(issued + term),
    paidMinor: (row.amountMinor * share) / 4n,
    country: place[0] ?? null,
    subdivision: place[1] ?? null,
  }));

const style = fc.record({
  delimiter: fc.constantFrom(",", ";", "\t", "|"),
  encoding: fc.constantFrom<Encoding>("utf-8", "utf-16le", "utf-16be", "windows-1252"),
  mark: fc.boolean(),
  decimal: fc.constantFrom("point" as const, "comma" as const),
  group: fc.constantFrom("", " ", "own"),
  end: fc.constantFrom("\n", "\r\n"),
  chunk: fc.integer({ min: 1, max: 500 }),
  date: fc.constantFrom("year-first" as const, "day-first" as const, "month-first" as const),
});
type Style = typeof style extends fc.Arbitrary<infer S> ? S : never;

function writeAmount(minor: bigint, currency: string, { decimal, group }: Style): string {
  const exponent = EXPONENTS[currency] ?? 2;
  const digits = String(minor).padStart(exponent + 1, "0");
  const own = decimal === "point" ? "," : ".";
  const separator = group === "own" ? own : group;
  const whole = digits.slice(0, digits.length - exponent);
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, separator);
  const sign = decimal === "point" ? "." : ",";
  return exponent === 0 ? grouped : `${grouped}${sign}${digits.slice(-exponent)}`;
}

function writeDate(date: string, { date: order }: Style): string {
  const [year, month, dayOf] = date.split("-");
  if (order === "year-first") return date;
  return order === "day-first" ? `${dayOf}/${month}/${year}` : `${month}/${dayOf}/${year}`;
}

function writeFile(rows: Written[], as: Style): Uint8Array {
  const lines = rows.map((row) => [
    row.invoiceNumber,
    row.customerName,
    row.email,
    row.phone,
    writeDate(row.issuedOn, as),
    writeDate(row.dueOn, as),
    writeAmount(row.amountMinor, row.currency, as),
    row.currency,
    writeAmount(row.paidMinor, row.currency, as),
    row.subdivision ? `${row.country}-${row.subdivision}` : row.country,
    row.zone,
    row.language,
  ]);
  const quote = (cell: string | null) =>
    /["\n\r,;\t|]/.test(cell ?? "") ? `"${(cell ?? "").replaceAll('"', '""')}"` : (cell ?? "");
  const all = [PLAIN_HEADER.split(","), ...lines];
  const text = all.map((cells) => cells.map(quote).join(as.delimiter)).join(as.end) + as.end;
  return encodeSample(text, as.encoding, as.mark);
}

async function readBack(bytes: Uint8Array, as: Style) {
  const { source } = sourceOf(bytes, as.chunk);
  const wishes = { ...WISHES, dateOrder: as.date, decimal: as.decimal };
  const layout = await learnLayout(source, wishes);
  if ("refused" in layout) return layout;
  const read = [];
  for await (const row of readRows(source, layout)) read.push(row);
  return read;
}

describe("reading", () => {
  test("gives back any valid rows written with any delimiter, encoding, decimal sign and date order", async () => {
    const rows = fc.uniqueArray(written, {
      minLength: 1,
      maxLength: 12,
      selector: (row) => row.invoiceNumber,
    });
    await fc.assert(
      fc.asyncProperty(rows, style, async (wanted, as) => {
        const read = await readBack(writeFile(wanted, as), as);
        const withLines = wanted.map((row, at) => ({ ...row, line: at + 2 }));
        expect(read).toEqual(withLines);
      }),
      { numRuns: 300 },
    );
  });

  test("never throws on arbitrary bytes: it refuses, takes or lists", async () => {
    const noise = fc.oneof(
      fc.uint8Array({ maxLength: 600 }),
      fc
        .string({ unit: fc.constantFrom(...'",;\t|\r\n\0A1.-/€é '), maxLength: 400 })
        .map((text) => Buffer.from(text)),
    );
    await fc.assert(
      fc.asyncProperty(
        noise,
        fc.boolean(),
        fc.integer({ min: 1, max: 64 }),
        async (bytes, headed, chunk) => {
          const head = headed ? Buffer.from(`${PLAIN_HEADER}\n`) : Buffer.alloc(0);
          const { source } = sourceOf(Buffer.concat([head, bytes]), chunk);
          const layout = await learnLayout(source, { ...WISHES, dateOrder: "day-first" });
          if ("refused" in layout) {
            expect(layout.detail).not.toBe("");
            return;
          }
          for await (const row of readRows(source, layout)) {
            expect(row.line).toBeGreaterThan(layout.headerLine);
            if (isRejected(row)) expect(row.reason).not.toBe("");
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe("words for people", () => {
  test("a long cell is quoted in forty characters", () => {
    expect(quoteCell("x".repeat(50))).toBe(`"${"x".repeat(39)}…"`);
  });

  test("headers are compared without accents, case and punctuation", () => {
    expect(foldWord("*Échéance / Straße №")).toBe("echeancestrasseno");
  });
});
