import { describe, expect, test } from "vitest";
import { readPrintAddress } from "#server/providers/letter/intelliprint-address.ts";
import { sampleLetter } from "#server/providers/letter/sample-letter.ts";

function read(addressLines: string[], country: string | null = null, language = "en-GB") {
  const recipient = { name: "Jo", addressLines, country };
  return readPrintAddress(sampleLetter({ recipient, language }));
}

describe("the address of a print job", () => {
  test.each([
    [["1 Quay", "Frome", "BA11 1EU"], "1 Quay, Frome", "BA11 1EU"],
    [["1 Quay", "Frome BA11 1EU"], "1 Quay, Frome", "BA11 1EU"],
    [["1 Quay", "Bristol, bs16tx"], "1 Quay, Bristol", "BS1 6TX"],
    [["1 Quay", "EC1A 1BB", "England"], "1 Quay, England", "EC1A 1BB"],
    [["Bootle", "GIR 0AA"], "Bootle", "GIR 0AA"],
    [["1 Quay", " ", "W1A 0AX "], "1 Quay", "W1A 0AX"],
    [["Unit M1 1AE House", "Salford"], "Unit M1 1AE House, Salford", null],
    [["BS1 6TX", "Quay", "Bristol", "Avon"], "BS1 6TX, Quay, Bristol, Avon", null],
  ])("of the lines %j has the line %j and the postcode %s", (lines, line, postcode) => {
    expect(read(lines)).toEqual({ name: "Jo", line, postcode, country: "GB" });
  });

  test.each([
    ["DE", "en-GB", "DE"],
    ["UK", "en-GB", "GB"],
    ["Germany", "en-GB", "DE"],
    ["Deutschland", "de", "DE"],
    ["österreich", "de-AT", "AT"],
    ["Germany", "de", "DE"],
    ["United Kingdom", "fr", "GB"],
  ])("in %s, written in %s, is in %s", (country, language, code) => {
    expect(read(["1 Way"], country, language)?.country).toBe(code);
  });

  test("abroad keeps its postcode in its line", () => {
    expect(read(["Kade 1", "1012 AB Amsterdam"], "NL")).toEqual({
      name: "Jo",
      line: "Kade 1, 1012 AB Amsterdam",
      postcode: null,
      country: "NL",
    });
  });

  test("is none in a country that nobody knows", () => {
    expect(read(["1 Way"], "Atlantis")).toBeNull();
  });
});
