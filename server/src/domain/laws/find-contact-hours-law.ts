import type { Customer } from "@dunlin/contract/customers.ts";
import type { Organization } from "@dunlin/contract/organizations.ts";
import {
  CONTACT_HOURS_LAWS,
  type ContactHoursLaw,
} from "#server/domain/laws/contact-hours-laws.ts";
import { isAbout, isInForceOn } from "#server/domain/laws/in-force.ts";

/** The contact hours that hold for a debtor on a civil day of theirs; null where none are laid down, as for companies. */
export function findContactHoursLaw(
  who: { role: Organization["role"]; debtor: Customer["kind"]; country: string; on: string },
  laws: readonly ContactHoursLaw[] = CONTACT_HOURS_LAWS,
): ContactHoursLaw | null {
  const law = laws.find(
    (each) =>
      (each.role === "any" || each.role === who.role) &&
      isAbout(each.debtors, who.debtor) &&
      isAbout(each.countries, who.country) &&
      isInForceOn(each, who.on),
  );
  return law ?? null;
}
