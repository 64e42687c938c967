import { expect, test } from "vitest";
import { cleanText } from "#server/providers/letter/paper/clean-text.ts";

test.each([
  ["Zoe\u0308", "Zoë"],
  ["one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"],
  ["tab\there", "tab here"],
  ["thin\u2009space", "thin space"],
  ["1\u202f840\u00a0€", "1\u202f840\u00a0€"],
  [
    "soft\u00adhyphen, zero\u200bwidth, \u200fmark, \ufeffstart",
    "softhyphen, zerowidth, mark, start",
  ],
  ["bell\u0007 delete\u007f", "bell delete"],
  ["❤\ufe0f", "❤"],
])("%j is printed as %j", (text, clean) => {
  expect(cleanText(text)).toBe(clean);
});
