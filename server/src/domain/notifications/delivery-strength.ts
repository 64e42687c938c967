import type { AttemptReference } from "#server/domain/notifications/attempt-reference.ts";
import type { DeliveryEvent } from "#server/providers/inbound.ts";

type Told = AttemptReference & { event: DeliveryEvent };

/** How much a state says: of two, the stronger holds, whichever came first. */
export const STRENGTH: Record<DeliveryEvent["state"], number> = {
  accepted: 1,
  delivered: 2,
  read: 3,
  failed: 4,
};

/** Of everything that was told about an attempt, what says most; of two failures, the one that says more of the address. By message and attempt. */
export function strongestOf(told: readonly Told[]): Map<string, Told> {
  const strongest = new Map<string, Told>();
  for (const each of told) {
    const key = `${each.notificationId} ${each.attemptId}`;
    const before = strongest.get(key);
    if (!before || rank(each.event) > rank(before.event)) strongest.set(key, each);
  }
  return strongest;
}

function rank({ state, reason }: DeliveryEvent): number {
  return STRENGTH[state] + (state === "failed" && isBad(reason) ? 1 : 0);
}

/** Whether a failure says that the address is no good. */
export function isBad(reason: DeliveryEvent["reason"]): boolean {
  return reason === "bad-recipient" || reason === "suppressed";
}
