import { describe, expect, test } from "vitest";
import { readTimeZone } from "./read-time-zone.ts";

describe("readTimeZone", () => {
  test.each([
    ["europe/london", "Europe/London"],
    ["UTC", "UTC"],
    ["Europe/Kyiv", "Europe/Kyiv"],
  ])("%s is %s", (text, value) => {
    expect(readTimeZone(text)).toEqual({ value });
  });

  test.each(["+01:00", "London", "Europe/London/City", "GMT+1"])("%s is none", (text) => {
    expect(readTimeZone(text)).toHaveProperty("problem");
  });
});
