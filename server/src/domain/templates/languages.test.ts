import { expect, test } from "vitest";

import { chooseLanguage } from "./languages.ts";

test.each([
  { wanted: ["de"], chosen: "de" },
  { wanted: ["fr-CH", "de"], chosen: "fr" },
  { wanted: ["DE_at"], chosen: "de" },
  { wanted: [null, "pl-PL", "fr"], chosen: "fr" },
  { wanted: ["den", "frr", " "], chosen: "en" },
  { wanted: [], chosen: "en" },
])("of $wanted the first that has words is $chosen", ({ wanted, chosen }) => {
  expect(chooseLanguage(wanted)).toBe(chosen);
});
