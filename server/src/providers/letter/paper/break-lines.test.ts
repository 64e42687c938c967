import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { breakLines } from "#server/providers/letter/paper/break-lines.ts";

/** Every sign is one wide. */
const measure = (text: string) => [...text].length;

describe("breaking lines", () => {
  test.each<[string, number, string[]]>([
    ["one two three", 7, ["one two", "three"]],
    ["one  two", 7, ["one two"]],
    ["one\ntwo", 7, ["one", "two"]],
    ["one\n\ntwo", 7, ["one", "two"]],
    ["INV-1024 due", 8, ["INV-1024", "due"]],
    ["1\u00a0840 €", 5, ["1\u00a0840", "€"]],
    ["see https://a.test/b?c=d", 10, ["see", "https://a.", "test/b?c=d"]],
    ["Donaudampfschiff", 6, ["Donaud", "ampfsc", "hiff"]],
    ["", 7, []],
    ["   ", 7, []],
  ])("sets %j to a width of %i as %j", (text, width, lines) => {
    expect(breakLines(text, width, measure)).toEqual(lines);
  });

  test("keeps every sign in its order, and no line is wider than the column", () => {
    const text = fc.string({ unit: fc.constantFrom(..."ab -/\nż") });
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 12 }), (text, width) => {
        const lines = breakLines(text, width, measure);
        expect(lines.join("").replaceAll(" ", "")).toBe(text.replaceAll(/\s/g, ""));
        for (const line of lines) {
          expect(measure(line)).toBeLessThanOrEqual(width);
          expect(line.trim()).toBe(line);
        }
      }),
    );
  });

  test("divides no sign that is made of several characters", () => {
    const flag = "e\u0301";
    expect(breakLines(flag.repeat(3), 2, (text) => text.length)).toEqual([flag, flag, flag]);
  });
});
