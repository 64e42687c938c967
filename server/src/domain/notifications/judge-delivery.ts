import { isBad, STRENGTH } from "#server/domain/notifications/delivery-strength.ts";
import type { DeliveryEvent } from "#server/providers/inbound.ts";

export type Delivery = {
  becomes: "accepted" | "delivered" | "bounced" | "failed";
  isWithdrawn: boolean;
  isBadAddress: boolean;
  /** The person said no at the provider. */
  isSuppressed: boolean;
  detail: string | null;
  providerMessageId: string | null;
  at: string;
};

/** What a status has already heard; what was never released has heard nothing and cannot be told of. */
const HEARD: Readonly<Record<string, number>> = {
  queued: 0,
  sending: 0,
  unknown: 0,
  to_post: 0,
  accepted: 1,
  delivered: 2,
};

/** What a message in this status becomes by what was told of it; null when that is no news. */
export function judgeDelivery(status: string, event: DeliveryEvent): Delivery | null {
  const heard = HEARD[status];
  if (heard === undefined || STRENGTH[event.state] <= heard) return null;
  if (status === "delivered" && event.state === "read") return null;
  const isRejected = event.reason === "content-rejected" || event.reason === "needs-template";
  const failure = isRejected ? "failed" : "bounced";
  const becomes =
    event.state === "failed" ? failure : event.state === "accepted" ? "accepted" : "delivered";
  return {
    becomes,
    isWithdrawn: becomes === "bounced",
    isBadAddress: becomes === "bounced" && isBad(event.reason),
    isSuppressed: becomes === "bounced" && event.reason === "suppressed",
    detail: event.detail,
    providerMessageId: event.providerId,
    at: event.at,
  };
}
