import { expect, test } from "vitest";
import { nameCountry } from "#server/providers/letter/paper/name-country.ts";

test.each([
  ["DE", "en-GB", "GERMANY"],
  ["DE", "fr", "ALLEMAGNE"],
  ["GB", "de-AT", "VEREINIGTES KÖNIGREICH"],
  ["Österreich", "de", "ÖSTERREICH"],
  ["QQ", "en", "QQ"],
])("%s in %s is written %s", (country, language, name) => {
  expect(nameCountry(country, language)).toBe(name);
});
