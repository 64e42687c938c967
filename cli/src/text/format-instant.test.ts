import { expect, test } from "vitest";
import { formatInstant } from "#cli/text/format-instant.ts";
import { localizeInstants } from "#cli/text/localize-instants.ts";

test.each([
  ["2026-11-30T09:00:00Z", "Europe/London", undefined, "Mon 30 Nov 2026, 09:00 GMT"],
  ["2026-06-30T23:30:00Z", "Europe/London", undefined, "Wed 1 Jul 2026, 00:30 BST"],
  ["2026-12-31T23:30:00Z", "Europe/Berlin", "2026-06-30T00:00:00Z", "Fri 1 Jan 2027, 00:30 CET"],
  ["2026-11-30T09:00:00Z", "UTC", "2026-01-01T00:00:00Z", "Mon 30 Nov, 09:00 UTC"],
])("%s in %s beside %s is %s", (instant, zone, beside, shown) => {
  expect(formatInstant(instant, zone, beside)).toBe(shown);
});

test("the instants in a sentence are told on the wall, and civil dates stay", () => {
  expect(localizeInstants("Due 2026-06-30 since 2026-06-30T08:00:00.000Z.", "Europe/London")).toBe(
    "Due 2026-06-30 since Tue 30 Jun 2026, 09:00 BST.",
  );
});
