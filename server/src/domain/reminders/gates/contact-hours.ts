import {
  nextOpenInstant,
  whyClosed,
  type ContactMoment,
} from "#server/domain/calendars/contact-hours.ts";
import type { GateInput, Verdict } from "#server/domain/reminders/gates/gate.ts";

/** The rule in whose name contact is closed, by why it is. */
export const CLOSED_RULES = {
  "quiet-hours": "quiet_hours",
  weekend: "business_day",
  "public-holiday": "public_holiday",
} as const;

/** Messages go out in business hours on business days where the recipient is; otherwise they wait, and are never skipped. */
export function judgeContactHours({ facts, organization, now }: GateInput): Verdict | null {
  const at: ContactMoment = {
    zone: facts.zone,
    place: facts.place,
    hours: { ...organization.contactHours, onPublicHolidays: false },
  };
  const closed = whyClosed(now, at);
  if (!closed) return null;
  return {
    rule: CLOSED_RULES[closed.kind],
    verdict: "defer",
    detail: closed.detail,
    until: nextOpenInstant(now, at),
    ...(closed.kind === "quiet-hours" ? { citation: "FCA CONC 7.9 (house standard)" } : {}),
  };
}
