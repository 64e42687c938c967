import { expect, test } from "vitest";

import { TONES, toneRank } from "./tone.ts";

test("tones rank from gentle to legal", () => {
  const ranked = TONES.toSorted((one, other) => toneRank(one) - toneRank(other));
  expect(ranked).toEqual(["gentle", "due", "firm", "escalation", "legal"]);
  expect(toneRank("gentle")).toBe(0);
});
