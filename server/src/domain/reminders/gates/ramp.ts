import { addDays } from "#server/domain/calendars/civil-days.ts";
import { dayIn, instantAt } from "#server/domain/calendars/zones.ts";
import type { GateInput, Verdict } from "#server/domain/reminders/gates/gate.ts";

/** After going live, only so many messages leave on one day. */
export function judgeRamp({ organization, tally, now, isJoining }: GateInput): Verdict | null {
  if (organization.rampPerDay === null || isJoining) return null;
  const today = dayIn(organization.zone, now);
  const issued = tally.issuedOn.get(today) ?? 0;
  if (issued < organization.rampPerDay) return null;
  return {
    rule: "first_run_ramp",
    verdict: "defer",
    detail: `${issued} of ${organization.rampPerDay} messages of ${today} have been issued.`,
    until: instantAt(addDays(today, 1), "00:00", organization.zone),
  };
}
