import {
  nextOpenInstant,
  whyClosed,
  type ContactMoment,
} from "#server/domain/calendars/contact-hours.ts";
import { dayIn } from "#server/domain/calendars/zones.ts";
import { findContactHoursLaw } from "#server/domain/laws/find-contact-hours-law.ts";
import { CLOSED_RULES } from "#server/domain/reminders/gates/contact-hours.ts";
import type { GateInput, Verdict } from "#server/domain/reminders/gates/gate.ts";

/** Individuals are contacted within the hours of the law, whatever the organization has set; a letter has no hour. */
export function judgeLawHours(input: GateInput): Verdict | null {
  const { facts, organization, recipient, now } = input;
  if (recipient?.channel === "letter") return null;
  const law = findContactHoursLaw({
    role: organization.role,
    debtor: facts.debtor,
    country: facts.place.country,
    on: dayIn(facts.zone, now),
  });
  if (!law) return null;
  const at: ContactMoment = { zone: facts.zone, place: facts.place, hours: law.hours };
  const closed = whyClosed(now, at);
  if (!closed) return null;
  return {
    rule: CLOSED_RULES[closed.kind],
    verdict: "defer",
    detail: closed.detail,
    until: nextOpenInstant(now, at),
    citation: law.citation,
  };
}
