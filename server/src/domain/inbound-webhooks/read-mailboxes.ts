import type { OutboundContext } from "#server/context.ts";
import { loadConnections } from "#server/domain/channels/load-connections.ts";
import { noteMailbox } from "#server/domain/channels/note-mailbox.ts";
import { keepWebhooks } from "#server/domain/inbound-webhooks/keep-webhooks.ts";

/** Reads what has arrived in the organization's mailbox since the last time; each message is taken once. */
export async function readMailboxes(ctx: OutboundContext): Promise<number> {
  const found = await ctx.transact(async (inside) => {
    const connection = (await loadConnections(inside)).get("email");
    const place =
      connection &&
      (await inside.db
        .selectFrom("mailboxes")
        .select(["uid_validity", "last_uid"])
        .where("connection_id", "=", connection.id)
        .executeTakeFirst());
    return { connection, place };
  });
  const { connection, place } = found;
  if (!(connection?.settings as { mailbox?: object | null } | undefined)?.mailbox) return 0;
  const since = { uidValidity: place?.uid_validity ?? null, lastUid: place?.last_uid ?? 0n };
  const reading = await ctx.providers.readMailbox(connection!, since);
  return await ctx.transact(async (inside) => {
    const connectionId = connection!.id;
    const isCurrent = await noteMailbox(inside, { connectionId, since, reading });
    if ("trouble" in reading || !isCurrent) return 0;
    return await keepWebhooks(inside, { connectionId, provider: "imap", events: reading.events });
  });
}
