import { describe, expect, test } from "vitest";
import { CONTACT_HOURS_LAWS } from "#server/domain/laws/contact-hours-laws.ts";
import { findContactHoursLaw } from "#server/domain/laws/find-contact-hours-law.ts";

const ROLES = ["first_party", "collector"] as const;
const MONDAY_TO_SATURDAY = "08:00-20:00 123456 without holidays";
const EVERY_DAY = "08:00-21:00 1234567";
const CONC = "FCA CONC 7.9 (house standard)";
const REG_F = "Regulation F, 12 CFR 1006.6(b)(1)";
const HOUSE = "House standard for individuals, after FCA CONC 7.9";

function lawOf(
  role: (typeof ROLES)[number],
  debtor: "consumer" | "sole_trader" | "company" | "public_body",
  country: string,
  on = "2026-11-02",
): [hours: string, citation: string] | null {
  const law = findContactHoursLaw({ role, debtor, country, on });
  if (!law) return null;
  const { from, to, weekdays, onPublicHolidays } = law.hours;
  const words = `${from}-${to} ${weekdays.join("")}${onPublicHolidays ? "" : " without holidays"}`;
  return [words, law.citation];
}

describe("contact hours by law", () => {
  test.each([
    ["collector", "consumer", "US", EVERY_DAY, REG_F],
    ["collector", "sole_trader", "US", EVERY_DAY, `${REG_F} (house standard)`],
    ["first_party", "consumer", "US", EVERY_DAY, `${REG_F} (house standard)`],
    ["first_party", "sole_trader", "US", EVERY_DAY, `${REG_F} (house standard)`],
    ["collector", "consumer", "GB", MONDAY_TO_SATURDAY, CONC],
    ["collector", "sole_trader", "GB", MONDAY_TO_SATURDAY, CONC],
    ["first_party", "consumer", "GB", MONDAY_TO_SATURDAY, CONC],
    ["first_party", "sole_trader", "GB", MONDAY_TO_SATURDAY, CONC],
    ["collector", "consumer", "CA", MONDAY_TO_SATURDAY, HOUSE],
    ["first_party", "consumer", "DE", MONDAY_TO_SATURDAY, HOUSE],
    ["first_party", "sole_trader", "FR", MONDAY_TO_SATURDAY, HOUSE],
  ] as const)("a %s to a %s in %s", (role, debtor, country, hours, citation) => {
    expect(lawOf(role, debtor, country)).toEqual([hours, citation]);
  });

  test("there are none for companies and public bodies", () => {
    for (const role of ROLES) {
      for (const country of ["GB", "US", "CA", "DE", "FR"]) {
        expect(lawOf(role, "company", country)).toBeNull();
        expect(lawOf(role, "public_body", country)).toBeNull();
      }
    }
  });

  test("before a law there was the standard of the house", () => {
    expect(lawOf("collector", "consumer", "US", "2021-11-30")?.[1]).toBe(REG_F);
    expect(lawOf("collector", "consumer", "US", "2021-11-29")?.[1]).toBe(
      `${REG_F} (house standard)`,
    );
  });

  test("each has a citation and a source, and says whether it is confirmed", () => {
    for (const law of CONTACT_HOURS_LAWS) {
      expect(law.citation).not.toBe("");
      expect(law.source).toMatch(/^https:\/\//);
    }
    const unconfirmed = CONTACT_HOURS_LAWS.filter((law) => !law.isConfirmed);
    expect(unconfirmed.map((law) => law.key)).toEqual(["individuals_elsewhere"]);
  });
});
