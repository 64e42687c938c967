import type { Stage } from "@dunlin/contract/policies.ts";
import { hasChannel } from "#server/domain/quotas/quota-facts.ts";
import type { PointFact } from "#server/domain/reminders/case-facts.ts";
import { isLawful, tellLaw } from "#server/domain/reminders/gates/channel-law.ts";
import type { GateInput, Verdict } from "#server/domain/reminders/gates/gate.ts";
import { approvalKey } from "#server/domain/templates/whatsapp-approval.ts";

type Around = Pick<GateInput, "facts" | "organization" | "now">;

/** Whom a stage speaks to: the first address that is usable and lawful of the first channel that has one and that the tier includes. */
export function chooseRecipient(stage: Stage, around: Around): PointFact | null {
  const { tier } = around.organization;
  const lawful = usablePoints(stage, around).filter((point) => isLawful(point, around));
  const included = lawful.find((point) => tier === null || hasChannel(tier, point.channel));
  return included ?? lawful[0] ?? null;
}

/** The addresses that arrive now and whose persons have not said no, in the order of the stage's channels. */
function usablePoints(stage: Stage, around: Around): PointFact[] {
  return goodPoints(stage, around).filter((point) => !rests(point, around.now));
}

function rests({ restsUntil }: PointFact, now: Date): boolean {
  return restsUntil !== null && restsUntil > now;
}

function goodPoints(stage: Stage, around: Around): PointFact[] {
  const { facts, organization } = around;
  return stage.channels
    .filter((channel) => organization.channels.has(channel))
    .flatMap((channel) => facts.points.filter((point) => point.channel === channel))
    .filter((point) => !point.isOptedOut && !point.isRefused && !point.isBad)
    .filter((point) => hasWords(point, stage, around));
}

/** WhatsApp takes free words for a day after the person wrote, and approved templates after that. */
function hasWords(point: PointFact, stage: Stage, { facts, organization }: Around): boolean {
  if (point.channel !== "whatsapp" || point.hasOpenWindow) return true;
  const templates = organization.senders.get("whatsapp")?.templates ?? null;
  const key = approvalKey(stage.tone, [facts.language, organization.language]);
  return templates === null || templates.has(key);
}

/** Somebody must be there to be written to, who has not asked to be left alone on that channel and whom the law lets us reach by it. */
export function judgeContact(input: GateInput): Verdict | null {
  const { facts, due, organization, recipient } = input;
  const usable = usablePoints(due.stage, input);
  if (recipient) return tellLaw(usable.slice(0, usable.indexOf(recipient)), input, "allow");
  if (usable.length > 0) return tellLaw(usable, input, "suppress");
  const resting = goodPoints(due.stage, input);
  if (resting.length > 0) return tellRest(resting);
  const channels = due.stage.channels.filter((channel) => organization.channels.has(channel));
  const points = facts.points.filter((point) => channels.includes(point.channel));
  const isOptedOut = points.some((point) => point.isOptedOut || point.isRefused);
  return {
    rule: isOptedOut ? "opt_out" : "contact",
    verdict: "suppress",
    detail: isOptedOut
      ? `The person does not want to be contacted by ${channels.join(" or ")}; the debt stands.`
      : whyNobody(points, channels),
    until: null,
    ...(isOptedOut ? { citation: "UK GDPR Art. 21" } : {}),
  };
}

function whyNobody(points: readonly PointFact[], channels: readonly string[]): string {
  const bad = points.filter((point) => point.isBad).map((point) => point.address);
  if (points.length === 0) return `There is no ${channels.join(" or ")} address.`;
  return bad.length > 0
    ? `Messages to ${bad.join(", ")} do not arrive; another address is needed.`
    : "WhatsApp has no approved template for this tone and language; name one in the connection.";
}

function tellRest(points: readonly PointFact[]): Verdict {
  const ends = points.flatMap(({ restsUntil }) => (restsUntil ? [restsUntil.getTime()] : []));
  return {
    rule: "contact",
    verdict: "defer",
    detail: `Messages to ${points.map((point) => point.address).join(", ")} do not arrive at present; the next one waits.`,
    until: new Date(Math.min(...ends)),
  };
}
