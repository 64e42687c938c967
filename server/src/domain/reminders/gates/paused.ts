import type { Verdict, GateInput } from "#server/domain/reminders/gates/gate.ts";

/** Nothing leaves an organization that has not gone live. */
export function judgePause({ organization }: GateInput): Verdict | null {
  if (organization.isLive) return null;
  return {
    rule: "first_run_paused",
    verdict: "defer",
    detail: "The organization is paused; it goes out after going live.",
    until: null,
  };
}
