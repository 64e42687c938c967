import { SENDING_CHANNELS } from "@dunlin/contract/channels.ts";
import type { Channel } from "@dunlin/contract/customers.ts";
import type { Context } from "#server/context.ts";
import { loadConnections } from "#server/domain/channels/load-connections.ts";
import { approvalKey } from "#server/domain/templates/whatsapp-approval.ts";
import type { OrganizationFacts, SenderFact } from "#server/domain/reminders/case-facts.ts";

/** The settings that decisions look at. With `lock`, passes of an organization wait for one another: they share budgets. */
export async function loadOrganizationFacts(
  ctx: Context,
  options: { lock: boolean },
): Promise<OrganizationFacts> {
  const query = ctx.db.selectFrom("organizations").selectAll().where("id", "=", ctx.organizationId);
  const row = await (options.lock ? query.forNoKeyUpdate() : query).executeTakeFirstOrThrow();
  const senders = await loadSenders(ctx);
  return {
    id: row.id,
    name: row.name,
    role: row.role,
    tier: row.tier,
    email: row.email,
    phone: row.phone,
    paymentInstructions: row.payment_instructions,
    paymentLink: row.payment_link,
    postalAddress: row.postal_address,
    zone: row.time_zone,
    place: { country: row.country, ...(row.subdivision ? { subdivision: row.subdivision } : {}) },
    language: row.language,
    isLive: row.live_at !== null,
    approveFirst: row.approve_first,
    approvedCount: row.approved_count,
    rampPerDay: row.ramp_per_day,
    contactHours: { from: row.contact_from, to: row.contact_to, weekdays: row.contact_weekdays },
    contactBudget: { perDay: row.contact_max_per_day, perWeek: row.contact_max_per_week },
    ledgerMaxAgeDays: row.ledger_max_age_days,
    ledgerFreshAt: row.ledger_fresh_at,
    channels: new Set(senders.keys()),
    senders,
  };
}

/** Who takes the messages of each channel that can be used; in a sandbox the built-in outbox takes them all. */
async function loadSenders(ctx: Context): Promise<Map<Channel, SenderFact>> {
  const connections = await loadConnections(ctx);
  const builtIn: readonly Channel[] = ctx.isSandbox ? SENDING_CHANNELS : ["email", "letter"];
  const senders = new Map<Channel, SenderFact>();
  for (const channel of builtIn) senders.set(channel, BUILT_IN_SENDER);
  for (const { channel, provider, settings } of connections.values()) {
    senders.set(channel, toSenderFact(provider, settings as Settings));
  }
  return senders;
}

type Settings = { sender?: string; templates?: { tone: string; language: string }[] };

const BUILT_IN_SENDER: SenderFact = { provider: "outbox", canReceive: true, templates: null };

/** A sender's name cannot be answered to, a number or a service can. */
function toSenderFact(provider: string, { sender, templates }: Settings): SenderFact {
  const isName = provider === "twilio" && !/^(\+|MG)/.test(sender ?? "");
  const keys = templates?.map(({ tone, language }) => approvalKey(tone, [language]));
  return { provider, canReceive: !isName, templates: keys ? new Set(keys) : null };
}
