import { expect, test } from "vitest";
import { suggestWord } from "#cli/suggest-word.ts";

const commands = ["import", "plan", "explain", "clock", "go-live", "export", "serve", "doctor"];

test.each([
  ["plna", "plan"],
  ["Plan", "plan"],
  ["imprt", "import"],
  ["exp", "explain"],
  ["golive", "go-live"],
  ["server", "serve"],
  ["docktor", "doctor"],
  ["xyzzy", null],
  ["", null],
])("%j is nearest to %j", (typed, near) => {
  expect(suggestWord(typed, commands)).toBe(near);
});
