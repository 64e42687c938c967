import type { Channel } from "@dunlin/contract/customers.ts";
import type { Stage } from "@dunlin/contract/policies.ts";
import type { CaseFacts, PointFact } from "#server/domain/reminders/case-facts.ts";
import type { GateInput, Verdict } from "#server/domain/reminders/gates/gate.ts";

/** Whom a stage speaks to: the first usable address of the first channel that has one. */
export function chooseRecipient(
  facts: CaseFacts,
  stage: Stage,
  channels: ReadonlySet<Channel>,
): PointFact | null {
  for (const channel of stage.channels) {
    if (!channels.has(channel)) continue;
    const point = facts.points.find(
      (each) => each.channel === channel && !each.isOptedOut && !each.isRefused && !each.isBad,
    );
    if (point) return point;
  }
  return null;
}

/** Somebody must be there to be written to, who has not asked to be left alone on that channel. */
export function judgeContact({ facts, due, organization, recipient }: GateInput): Verdict | null {
  if (recipient) return null;
  const channels = due.stage.channels.filter((channel) => organization.channels.has(channel));
  const points = facts.points.filter((point) => channels.includes(point.channel));
  const isOptedOut = points.some((point) => point.isOptedOut || point.isRefused);
  return {
    rule: isOptedOut ? "opt_out" : "contact",
    verdict: "suppress",
    detail: isOptedOut
      ? `The person does not want to be contacted by ${channels.join(" or ")}; the debt stands.`
      : points.length > 0
        ? `Messages to ${points.map((point) => point.address).join(", ")} do not arrive; another address is needed.`
        : `There is no ${channels.join(" or ")} address.`,
    until: null,
    ...(isOptedOut ? { citation: "UK GDPR Art. 21" } : {}),
  };
}
