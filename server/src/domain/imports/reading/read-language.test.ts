import { describe, expect, test } from "vitest";
import { readLanguage } from "./read-language.ts";

describe("readLanguage", () => {
  test.each([
    ["en", "en"],
    ["en_gb", "en-GB"],
    ["zh-hant-tw", "zh-Hant-TW"],
  ])("%s is %s", (text, value) => {
    expect(readLanguage(text)).toEqual({ value });
  });

  test.each(["xx", "e", "en-", "en-GB-GB-GB", "german"])("%s is none", (text) => {
    expect(readLanguage(text)).toEqual({
      problem: `"${text}" is not a language tag such as en or de-AT`,
    });
  });
});
