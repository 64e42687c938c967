import { describe, expect, test } from "vitest";
import { decodeText } from "./decode-text.ts";
import type { Encoding } from "./layout.ts";
import { encodeSample, readSample, sourceOf } from "./sample-file.ts";

const TEXT =
  "invoice_number,customer_name,due_date,amount\r\nA-1,Café Élan £ €,2026-10-01,5.00\r\n\r\nA-2,Ærø,2026-10-02,6.00\r\n";
const CASES: [Encoding, boolean][] = [
  ["utf-8", false],
  ["utf-8", true],
  ["utf-16le", false],
  ["utf-16le", true],
  ["utf-16be", false],
  ["utf-16be", true],
  ["windows-1252", false],
];

describe("encodings", () => {
  describe.each(CASES)("%s, byte order mark %s", (encoding, mark) => {
    test.each([1, 2, 3, 7, 47, 65_536])("reads the same in chunks of %i bytes", async (chunk) => {
      const { layout, rows } = await readSample(encodeSample(TEXT, encoding, mark), {}, chunk);
      expect(layout.encoding).toBe(encoding);
      expect(rows.map((row) => [row.line, row.invoiceNumber, row.customerName])).toEqual([
        [2, "A-1", "Café Élan £ €"],
        [4, "A-2", "Ærø"],
      ]);
    });
  });

  test.each<Encoding>(["utf-8", "windows-1252"])(
    "%s shows itself even when the first accent comes after 5,000 lines",
    async (encoding) => {
      const plain = Array.from(
        { length: 5000 },
        (_, at) => `P-${at},Plain,2026-10-01,5.00\r\n`,
      ).join("");
      const text = TEXT.replace("A-1", `${plain}A-1`);
      const { layout, rows } = await readSample(encodeSample(text, encoding), {}, 1000);
      expect(layout.encoding).toBe(encoding);
      expect(rows.at(-1)?.customerName).toBe("Ærø");
    },
  );

  test("one broken byte in UTF-8 costs one line, not the encoding", async () => {
    const bytes = Buffer.from(TEXT.replace("Ærø", "X\u0001Y"));
    bytes[bytes.indexOf(1)] = 0xff;
    const { layout, rows, rejected } = await readSample(bytes);
    expect(layout.encoding).toBe("utf-8");
    expect(rows).toHaveLength(1);
    expect(rejected).toEqual([
      {
        line: 4,
        column: "customer_name",
        reason: "the line holds a character that could not be read",
      },
    ]);
  });

  test("a known binary format is named before anything is decoded", async () => {
    const pieces = [];
    for await (const piece of decodeText(sourceOf("PK\u0003\u0004rest", 1).source, null))
      pieces.push(piece);
    expect(pieces[0]?.format).toBe("a ZIP archive or an Excel workbook");
  });
});
