import { describe, expect, test } from "vitest";
import { readPhone } from "./read-phone.ts";

describe("readPhone", () => {
  test.each([
    ["(0)20 7946 0000", "GB", "+442079460000"],
    ["0049 30 1234567", "DE", "+49301234567"],
    ["+1 212 555 0100", null, "+12125550100"],
    ["+44 (0)20 7946 0000", "FR", "+442079460000"],
  ])("%s dialled from %s is %s", (text, country, value) => {
    expect(readPhone(text, country)).toEqual({ value });
  });

  test("a national number is read anew for each country", () => {
    expect(readPhone("030 123456", "DE")).toEqual({ value: "+4930123456" });
    expect(readPhone("030 123456", "AT")).toEqual({ value: "+4330123456" });
  });

  test("a national number without a country says what is missing", () => {
    expect(readPhone("020 7946 0000", null)).toEqual({
      problem: '"020 7946 0000" has no country code, and the country is not known',
    });
  });
});
