import { dayIn, timeIn } from "#server/domain/calendars/zones.ts";
import type { HoldFact } from "#server/domain/reminders/case-facts.ts";
import type { GateInput, Verdict } from "#server/domain/reminders/gates/gate.ts";

const CITATIONS: Record<string, string> = {
  breathing_space:
    "The Debt Respite Scheme (Breathing Space Moratorium and Mental Health Crisis Moratorium) (England and Wales) Regulations 2020",
  dispute: "FCA CONC 7.14.1R (house standard)",
};

/** Whether a hold is in force at an instant. */
export function isInForce(hold: HoldFact, now: Date): boolean {
  return hold.startsAt <= now && (hold.endsAt === null || now < hold.endsAt);
}

/** A hold on the customer stops every message until it ends. */
export function judgeHold({ facts, now }: GateInput): Verdict | null {
  const inForce = facts.holds.filter((hold) => hold.invoiceId === null && isInForce(hold, now));
  if (inForce.length === 0) return null;
  const ends = inForce.map((hold) => hold.endsAt);
  const isOpenEnded = ends.includes(null);
  const until = isOpenEnded ? null : new Date(Math.max(...ends.map((end) => end!.getTime())));
  const kinds = [...new Set(inForce.map((hold) => hold.kind))];
  const citation = kinds.map((kind) => CITATIONS[kind]).find(Boolean);
  return {
    rule: "hold",
    verdict: isOpenEnded ? "suppress" : "defer",
    detail: `On hold (${kinds.join(", ").replaceAll("_", " ")})${until ? ` until ${dayIn(facts.zone, until)} ${timeIn(facts.zone, until)}` : " until released"}.`,
    until,
    ...(citation ? { citation } : {}),
  };
}
