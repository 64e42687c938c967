import type { Channel } from "@dunlin/contract/customers.ts";
import { windowAt, windowKey, type QuotaWindow } from "#server/domain/quotas/quota-window.ts";
import { limitOf, type Metered, type Tier } from "#server/domain/quotas/tier-limits.ts";

/** How far the limits of a tier are used; deciding and releasing add to it. */
export type QuotaFacts = {
  tier: Tier;
  /** By the key of a window; a window that is not here is unused. */
  used: Map<string, number>;
  /** Cases that are a collection of a month already, by `collectionKey`. */
  collected: Set<string>;
};

/** A message that wants to go, or with `isJoining` cases that go with one which is counted already. */
export type WantedMessage = {
  channel: Channel;
  milliGbp: number;
  caseIds: readonly string[];
  isJoining: boolean;
};

/** How much a message takes of a window. */
export type QuotaShare = { window: QuotaWindow; amount: number };

const KINDS: Readonly<Record<Channel, Metered>> = {
  email: "emails",
  sms: "sms",
  whatsapp: "sms",
  voice: "ai_calls",
  letter: "letters",
};

/** Whether a tier has a channel at all. */
export function hasChannel(tier: Tier, channel: Channel): boolean {
  return (["hour", "day", "month"] as const).every(
    (span) => limitOf(tier, KINDS[channel], span) !== 0,
  );
}

/** The windows that a message on a channel is counted in at an instant, in the order in which they are checked. */
export function windowsOf(channel: Channel, at: Date): QuotaWindow[] {
  const kind = KINDS[channel];
  return [
    windowAt(kind, "hour", at),
    windowAt(kind, "day", at),
    windowAt(kind, "month", at),
    windowAt("collections", "month", at),
    windowAt("spend", "day", at),
  ];
}

/** What a message takes of its windows at an instant: a case counts once a month, however many messages it gets. */
export function sharesOf(facts: QuotaFacts, wanted: WantedMessage, at: Date): QuotaShare[] {
  const messages = wanted.isJoining ? 0 : 1;
  return windowsOf(wanted.channel, at).map((window) => {
    if (window.what === "spend") return { window, amount: messages * wanted.milliGbp };
    if (window.what !== "collections") return { window, amount: messages };
    return { window, amount: newCollections(facts, wanted.caseIds, at).length };
  });
}

/** Which of these cases a message would make a collection of the month. */
export function newCollections(
  facts: QuotaFacts,
  caseIds: readonly string[],
  at: Date,
): readonly string[] {
  return caseIds.filter((id) => !facts.collected.has(collectionKey(id, at)));
}

/** Counts a message that goes at an instant. */
export function countMessage(facts: QuotaFacts, wanted: WantedMessage, at: Date): void {
  for (const { window, amount } of sharesOf(facts, wanted, at)) {
    const key = windowKey(window);
    facts.used.set(key, (facts.used.get(key) ?? 0) + amount);
  }
  for (const id of wanted.caseIds) facts.collected.add(collectionKey(id, at));
}

/** A name for a case as a collection of the month of an instant. */
export function collectionKey(caseId: string, at: Date): string {
  return `${monthOf(at)} ${caseId}`;
}

/** The first civil day in UTC of the month of an instant. */
export function monthOf(at: Date): string {
  return `${at.toISOString().slice(0, 7)}-01`;
}
