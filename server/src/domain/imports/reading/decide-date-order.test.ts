import { describe, expect, test } from "vitest";
import type { DateOrder } from "./layout.ts";
import { learnSample, readSample } from "./sample-file.ts";

/** A file whose lines have these issue and due dates; the first stands on line 2. */
function file(...dates: [string, string][]): string {
  const lines = dates.map(([issued, due], at) => `N-${at},Acme,"${issued}","${due}",5.00`);
  return ["invoice_number,customer_name,issue_date,due_date,amount", ...lines].join("\n");
}

describe("one order is decided for the whole file", () => {
  test.each<[string, [string, string][], DateOrder, string, string]>([
    [
      "a first part above 12",
      [
        ["03/10/2026", "04/11/2026"],
        ["23/10/2026", "05/11/2026"],
      ],
      "day-first",
      "2026-10-03",
      "1 date has a first part above 12, e.g. 23/10/2026 on line 3, so dates are day-first",
    ],
    [
      "a second part above 12",
      [["03/10/2026", "03/30/2026"]],
      "month-first",
      "2026-03-10",
      "1 date has a second part above 12, e.g. 03/30/2026 on line 2, so dates are month-first",
    ],
    [
      "due before issue in the other order",
      [["05/03/2026", "04/04/2026"]],
      "day-first",
      "2026-03-05",
      "read month-first, 1 invoice would be due before issue, e.g. 05/03/2026, due 04/04/2026 on line 2; read day-first, none would, so dates are day-first",
    ],
    [
      "due before issue, read day-first",
      [["03/05/2026", "04/04/2026"]],
      "month-first",
      "2026-03-05",
      "read day-first, 1 invoice would be due before issue, e.g. 03/05/2026, due 04/04/2026 on line 2; read month-first, none would, so dates are month-first",
    ],
    [
      "the same day either way",
      [["03/03/2026", "04/04/2026"]],
      "day-first",
      "2026-03-03",
      "2 dates mean the same day in either order, e.g. 03/03/2026 on line 2",
    ],
    [
      "year first",
      [["2026-10-03", "2026/11/03"]],
      "year-first",
      "2026-10-03",
      "2 dates cannot be misread, e.g. 2026-10-03 on line 2",
    ],
    [
      "an impossible date proves nothing",
      [
        ["31/02/2026", "03/25/2026"],
        ["03/10/2026", "03/25/2026"],
      ],
      "month-first",
      "2026-03-10",
      "2 dates have a second part above 12, e.g. 03/25/2026 on line 2, so dates are month-first",
    ],
  ])("%s", async (_name, dates, order, issued, sentence) => {
    const { layout, rows } = await readSample(file(...dates));
    expect(layout.dateOrder).toBe(order);
    expect(layout.evidence).toContain(sentence);
    expect(rows.some((row) => row.issuedOn === issued)).toBe(true);
  });

  test("a wish decides what the file leaves open", async () => {
    const { rows } = await readSample(file(["03/04/2026", "05/06/2026"]), {
      dateOrder: "month-first",
    });
    expect(rows[0]).toMatchObject({ issuedOn: "2026-03-04", dueOn: "2026-05-06" });
  });

  test("with a wish, the dates that speak against it are listed", async () => {
    const text = file(["03/04/2026", "23/06/2026"], ["03/04/2026", "06/23/2026"]);
    const { rows, rejected } = await readSample(text, { dateOrder: "day-first" });
    expect(rows.map((row) => row.line)).toEqual([2]);
    expect(rejected).toEqual([
      {
        line: 3,
        column: "due_date",
        reason:
          '"06/23/2026" can only be read month-first, and the dates of this file are day-first',
      },
    ]);
  });

  test("two-digit years are read year-first on demand only", async () => {
    const { rows } = await readSample(file(["26-10-03", "26-11-03"]), { dateOrder: "year-first" });
    expect(rows[0]).toMatchObject({ issuedOn: "2026-10-03", dueOn: "2026-11-03" });
  });
});

describe("what can be read in two ways is refused", () => {
  test("both proofs in one file are a conflict, with an example of each", async () => {
    const refusal = await learnSample(
      file(["23/10/2026", "24/10/2026"], ["10/23/2026", "10/24/2026"]),
    );
    expect(refusal).toMatchObject({ refused: true, code: "conflicting-dates" });
    expect(JSON.stringify(refusal)).toContain("23/10/2026 on line 2");
    expect(JSON.stringify(refusal)).toContain("10/23/2026 on line 3");
  });

  test.each<[string, [string, string][]]>([
    ["no proof either way", [["03/04/2026", "05/06/2026"]]],
    [
      "both orders break some row",
      [
        ["05/03/2026", "04/04/2026"],
        ["03/05/2026", "04/04/2026"],
      ],
    ],
  ])("%s is ambiguous", async (_name, dates) => {
    const refusal = await learnSample(file(...dates));
    expect(refusal).toMatchObject({ refused: true, code: "ambiguous-dates" });
    expect(JSON.stringify(refusal)).toContain(`${dates[0]?.[0]} on line 2`);
  });
});
