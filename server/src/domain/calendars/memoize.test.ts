import { describe, expect, test } from "vitest";
import { memoize } from "#server/domain/calendars/memoize.ts";

describe("a memoized function", () => {
  test("computes a remembered answer once and forgets the oldest beyond its limit", () => {
    const computed: number[] = [];
    const double = memoize(2, (key: number) => {
      computed.push(key);
      return key * 2;
    });
    expect([1, 2, 1, 3, 2, 3, 1].map(double)).toEqual([2, 4, 2, 6, 4, 6, 2]);
    expect(computed).toEqual([1, 2, 3, 1]);
  });

  test("remembers the answers 0 and false", () => {
    let calls = 0;
    const isOdd = memoize(5, (key: number) => {
      calls += 1;
      return key % 2 === 1;
    });
    expect([isOdd(2), isOdd(2), calls]).toEqual([false, false, 1]);
  });
});
