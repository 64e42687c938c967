import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Slab } from "#server/providers/letter/paper/marks.ts";
import { paginate } from "#server/providers/letter/paper/paginate.ts";

const ROOM = { firstTop: 50, otherTop: 10, bottom: 110 };

function slab(height: number, different: Partial<Slab> = {}): Slab {
  return { marks: [], height, gapBefore: 0, keepsWithNext: false, head: null, ...different };
}

function heightsOf(slabs: readonly Slab[]): number[][] {
  return paginate(slabs, ROOM).map((page) => page.map((placed) => placed.slab.height));
}

describe("dividing a letter into pages", () => {
  test("fills the first page from lower down", () => {
    expect(heightsOf([slab(31), slab(29), slab(50), slab(50), slab(1)])).toEqual([
      [31, 29],
      [50, 50],
      [1],
    ]);
  });

  test("keeps together what belongs together", () => {
    expect(heightsOf([slab(30), slab(20, { keepsWithNext: true }), slab(20)])).toEqual([
      [30],
      [20, 20],
    ]);
  });

  test("divides what belongs together where no page holds it", () => {
    const held = slab(40, { keepsWithNext: true });
    expect(heightsOf([held, held, held, slab(40)])).toEqual([[40], [40, 40], [40]]);
  });

  test("repeats the head of a table on each page, except right below itself", () => {
    const head = slab(5, { keepsWithNext: true });
    const row = slab(25, { head });
    expect(heightsOf([head, row, row, row, row, row, row])).toEqual([
      [5, 25, 25],
      [5, 25, 25, 25],
      [5, 25],
    ]);
  });

  test("leaves no gap at the head of a page", () => {
    const pages = paginate([slab(55), slab(20, { gapBefore: 9 })], ROOM);
    expect(pages.map((page) => page.map(({ y }) => y))).toEqual([[50], [10]]);
  });

  test("refuses what no page holds", () => {
    expect(() => paginate([slab(101)], ROOM)).toThrow("longer than a page");
  });

  test("keeps the order, overlaps nothing and ends above the bottom", () => {
    const slabs = fc.array(
      fc.record({
        height: fc.integer({ min: 1, max: 90 }),
        gapBefore: fc.integer({ min: -1, max: 10 }),
        keepsWithNext: fc.boolean(),
      }),
    );
    fc.assert(
      fc.property(slabs, (shapes) => {
        const given = shapes.map((shape) => slab(shape.height, shape));
        const pages = paginate(given, ROOM);
        expect(pages.flat().map((placed) => placed.slab)).toEqual(given);
        pages.forEach((page, index) => {
          let free = index === 0 ? ROOM.firstTop : ROOM.otherTop;
          for (const { slab, y } of page) {
            expect(y).toBeGreaterThanOrEqual(free - (free > ROOM.otherTop ? 1 : 0));
            free = y + slab.height;
          }
          expect(free).toBeLessThanOrEqual(ROOM.bottom);
          expect(page.length > 0 || index === 0).toBe(true);
        });
      }),
    );
  });
});
