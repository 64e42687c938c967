import type { Channel, ContactPoint, Customer } from "@dunlin/contract/customers.ts";
import type { Organization } from "@dunlin/contract/organizations.ts";
import { CHANNEL_LAWS, type ChannelLaw } from "#server/domain/laws/channel-laws.ts";
import { isAbout, isInForceOn } from "#server/domain/laws/in-force.ts";

export type ChannelUse = {
  role: Organization["role"];
  debtor: Customer["kind"];
  /** Where the debtor is, ISO 3166-1 alpha-2. */
  country: string;
  channel: Channel;
  /** Who takes the messages; the built-in outbox is bound by no vendor's terms. */
  provider: string;
  consent: ContactPoint["consent"];
  /** The debtor's civil day. */
  on: string;
};

/** The law that closes a channel to a person on a day, what is never allowed before what needs consent; null when it is open. */
export function judgeChannelLaw(
  use: ChannelUse,
  laws: readonly ChannelLaw[] = CHANNEL_LAWS,
): Pick<ChannelLaw, "key" | "detail" | "citation" | "until"> | null {
  const closing = laws.filter((law) => concerns(law, use) && !isMet(law, use));
  const law = closing.find((each) => each.needs === "never") ?? closing[0];
  if (!law) return null;
  return { key: law.key, detail: law.detail, citation: law.citation, until: law.until };
}

function concerns(law: ChannelLaw, use: ChannelUse): boolean {
  return (
    law.channel === use.channel &&
    (law.role === "any" || law.role === use.role) &&
    (law.provider === "any" || law.provider === use.provider) &&
    isAbout(law.debtors, use.debtor) &&
    isAbout(law.countries, use.country) &&
    isInForceOn(law, use.on)
  );
}

function isMet(law: ChannelLaw, use: ChannelUse): boolean {
  return law.needs === "consent" && use.consent === "given";
}
