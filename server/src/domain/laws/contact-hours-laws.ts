import type { Customer } from "@dunlin/contract/customers.ts";
import type { Organization } from "@dunlin/contract/organizations.ts";
import type { ContactHours } from "#server/domain/calendars/contact-hours.ts";

/** When persons may be contacted at all, for whom, where and since when. */
export type ContactHoursLaw = {
  key: string;
  role: Organization["role"] | "any";
  debtors: readonly Customer["kind"][] | "any";
  /** Where the debtor is. */
  countries: readonly string[] | "any";
  hours: ContactHours;
  citation: string;
  source: string;
  /** The first day on which it holds, and the first on which it no longer does; null is open. */
  from: string | null;
  until: string | null;
  /** False while nobody has read the text itself for this very case. */
  isConfirmed: boolean;
};

const INDIVIDUALS = ["consumer", "sole_trader"] as const;
const BRITISH: ContactHours = {
  from: "08:00",
  to: "20:00",
  weekdays: [1, 2, 3, 4, 5, 6],
  onPublicHolidays: false,
};
const AMERICAN: ContactHours = {
  from: "08:00",
  to: "21:00",
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  onPublicHolidays: true,
};
const CONC = "https://handbook.fca.org.uk/handbook/CONC/7/9.html";
const REG_F = "https://www.consumerfinance.gov/rules-policy/regulations/1006/6/";

/** Contact hours by law, and where the law names none a standard of the house; the first that fits holds. */
export const CONTACT_HOURS_LAWS: readonly ContactHoursLaw[] = [
  {
    key: "us_reg_f",
    role: "collector",
    debtors: ["consumer"],
    countries: ["US"],
    hours: AMERICAN,
    citation: "Regulation F, 12 CFR 1006.6(b)(1)",
    source: REG_F,
    from: "2021-11-30",
    until: null,
    isConfirmed: true,
  },
  {
    key: "us_individuals",
    role: "any",
    debtors: INDIVIDUALS,
    countries: ["US"],
    hours: AMERICAN,
    citation: "Regulation F, 12 CFR 1006.6(b)(1) (house standard)",
    source: REG_F,
    from: null,
    until: null,
    isConfirmed: true,
  },
  {
    // CONC 7.9 forbids unreasonable times without naming any; ordinary trade invoices lie outside it.
    key: "uk_individuals",
    role: "any",
    debtors: INDIVIDUALS,
    countries: ["GB"],
    hours: BRITISH,
    citation: "FCA CONC 7.9 (house standard)",
    source: CONC,
    from: null,
    until: null,
    isConfirmed: true,
  },
  {
    key: "individuals_elsewhere",
    role: "any",
    debtors: INDIVIDUALS,
    countries: "any",
    hours: BRITISH,
    citation: "House standard for individuals, after FCA CONC 7.9",
    source: CONC,
    from: null,
    until: null,
    isConfirmed: false,
  },
];
