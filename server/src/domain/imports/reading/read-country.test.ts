import { describe, expect, test } from "vitest";
import { readCountry } from "./read-country.ts";

describe("readCountry", () => {
  test.each([
    ["GB", "GB", null],
    ["uk", "GB", null],
    ["United Kingdom", "GB", null],
    ["Deutschland", "DE", null],
    ["Allemagne", "DE", null],
    ["FRANCE", "FR", null],
    ["Côte d’Ivoire", "CI", null],
    ["gb-sct", "GB", "SCT"],
    ["UK-NIR", "GB", "NIR"],
    ["Northern Ireland", "GB", "NIR"],
    ["US-CA", "US", "CA"],
  ])("%s", (text, country, subdivision) => {
    expect(readCountry(text)).toEqual({ value: { country, subdivision } });
  });

  test.each(["EU", "ZZ", "DD", "GB-", "GB-SCOTLAND", "GB-A-B", "Europe"])("%s is none", (text) => {
    expect(readCountry(text)).toHaveProperty("problem");
  });
});
