import { sql } from "kysely";
import type { Context } from "#server/context.ts";
import type { InboundEvent } from "#server/providers/inbound.ts";

/** JSON never has it raw, so that the texts need no escaping on their way. */
const SEPARATOR = "\u001e";

/** Of everything but the text that a person wrote. */
const LONGEST_WORDS = 500;

/**
 * Stores what a provider told, each event once by provider and key, with one job to work it off;
 * answers how many were new.
 */
export async function keepWebhooks(
  ctx: Context,
  input: { connectionId: string; provider: string; events: readonly InboundEvent[] },
): Promise<number> {
  const events = input.events.map(fitStore);
  if (events.length === 0) return 0;
  const { rows } = await sql`
    insert into inbound_webhooks
      (organization_id, connection_id, provider, received_at, id, event_key, event)
    select ${ctx.organizationId}::uuid, ${input.connectionId}::uuid, ${input.provider},
           ${ctx.now()}::timestamptz, id, event_key, event::json
      from unnest(
        ${events.map(() => ctx.newId())}::uuid[],
        ${events.map((event) => event.key)}::text[],
        string_to_array(${events.map((event) => JSON.stringify(event)).join(SEPARATOR)}, ${SEPARATOR})
      ) as given (id, event_key, event)
    on conflict (organization_id, provider, event_key) do nothing
    returning id`.execute(ctx.db);
  if (rows.length > 0) {
    await ctx.enqueue(
      "process-webhooks",
      { organizationId: ctx.organizationId },
      { onlyOneQueued: ctx.organizationId },
    );
  }
  return rows.length;
}

/**
 * A store takes no NUL in a text and no long text in an index; whoever writes one must not stop
 * those behind them.
 */
function fitStore(event: InboundEvent): InboundEvent {
  const fields = Object.entries(event).map(([name, value]) => {
    if (typeof value !== "string") return [name, value];
    const clean = value.replaceAll("\0", "");
    return [name, name === "text" ? clean : clean.slice(0, LONGEST_WORDS)];
  });
  return Object.fromEntries(fields) as InboundEvent;
}
