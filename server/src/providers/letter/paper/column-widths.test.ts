import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { shareWidth, type ColumnNeed } from "#server/providers/letter/paper/column-widths.ts";

function need(natural: number, align: ColumnNeed["align"]): ColumnNeed {
  return { natural, align };
}

describe("the columns of a table", () => {
  test("always take the whole width together, and each has some of it", () => {
    const needs = fc.array(
      fc.record({
        natural: fc.double({ min: 0.1, max: 400, noNaN: true }),
        align: fc.constantFrom("left" as const, "right" as const),
      }),
      { minLength: 1, maxLength: 8 },
    );
    fc.assert(
      fc.property(needs, (needs) => {
        const widths = shareWidth(needs, 150);
        expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(150, 6);
        expect(Math.min(...widths)).toBeGreaterThan(0);
      }),
    );
  });

  test("share what is left over alike", () => {
    expect(shareWidth([need(20, "left"), need(30, "right")], 150)).toEqual([70, 80]);
  });

  test("wrap words before figures", () => {
    const needs = [need(300, "left"), need(40, "right"), need(100, "left")];
    expect(shareWidth(needs, 140)).toEqual([75, 40, 25]);
  });

  test("shrink alike where figures leave no room for words", () => {
    expect(shareWidth([need(100, "left"), need(200, "right")], 150)).toEqual([50, 100]);
  });
});
