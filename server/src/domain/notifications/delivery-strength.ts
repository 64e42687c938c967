import type { AttemptReference } from "#server/domain/notifications/attempt-reference.ts";
import type { DeliveryEvent } from "#server/providers/inbound.ts";

type Told = AttemptReference & { event: DeliveryEvent };
export type Strongest = Told & {
  /** It was delivered at some time, whatever was told besides. */
  wasDelivered: boolean;
};

/** How much a state says: of two, the stronger holds, whichever came first. */
export const STRENGTH: Record<DeliveryEvent["state"], number> = {
  accepted: 1,
  delivered: 2,
  read: 3,
  failed: 4,
};

/** Of everything that was told about an attempt, what says most; of two failures, the one that says more of the address. By message and attempt. */
export function strongestOf(told: readonly Told[]): Map<string, Strongest> {
  const strongest = new Map<string, Strongest>();
  for (const each of told) {
    const key = `${each.notificationId} ${each.attemptId}`;
    const before = strongest.get(key);
    const isStronger = !before || rank(each.event) > rank(before.event);
    const { state } = each.event;
    const wasDelivered = before?.wasDelivered || state === "delivered" || state === "read";
    strongest.set(key, { ...(isStronger ? each : before), wasDelivered });
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
