import fc from "fast-check";
import { expect, test } from "vitest";
import { textWidth } from "#cli/text/text-width.ts";
import { wrapText } from "#cli/text/wrap-text.ts";

test.each([
  ["one two three", 7, ["one two", "three"]],
  ["longer-than-that ok", 6, ["longer", "-than-", "that", "ok"]],
  ["a\n\nb", 5, ["a", "", "b"]],
  ["日本語 テキスト", 6, ["日本語", "テキス", "ト"]],
  ["👩‍👩‍👧👩‍👩‍👧", 2, ["👩‍👩‍👧", "👩‍👩‍👧"]],
])("%j in %i columns", (text, width, lines) => {
  expect(wrapText(text, width)).toEqual(lines);
});

test("without a width only the paragraphs are kept", () => {
  expect(wrapText("a long line\nand another", null)).toEqual(["a long line", "and another"]);
});

test("no line is too wide and nothing but spaces is lost", () => {
  const text = fc.string({ unit: "grapheme", maxLength: 60 });
  fc.assert(
    fc.property(text, fc.integer({ min: 2, max: 20 }), (given, width) => {
      const lines = wrapText(given, width);
      for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(width);
      const bare = (words: string) => words.replaceAll(/[ \n]/g, "");
      expect(bare(lines.join(""))).toBe(bare(given));
    }),
  );
});
