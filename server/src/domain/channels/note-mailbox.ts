import type { Context, MailboxPlace, MailboxReading } from "#server/context.ts";
import { openWorkItems } from "#server/domain/work-items/open-work-items.ts";

type Input = { connectionId: string; since: MailboxPlace; reading: MailboxReading };

/** Notes up to where a mailbox has been read, or what went wrong; false when its connection is gone. */
export async function noteMailbox(ctx: Context, input: Input): Promise<boolean> {
  const { connectionId, reading } = input;
  const connection = await ctx.db
    .selectFrom("channel_connections")
    .select("id")
    .where("id", "=", connectionId)
    .forShare()
    .executeTakeFirst();
  if (!connection) return false;
  const trouble = "trouble" in reading ? reading.trouble : null;
  const place = "trouble" in reading ? input.since : reading;
  const row = {
    uid_validity: place.uidValidity,
    last_uid: place.lastUid,
    polled_at: ctx.now(),
    trouble,
  };
  await ctx.db
    .insertInto("mailboxes")
    .values({ organization_id: ctx.organizationId, connection_id: connectionId, ...row })
    .onConflict((conflict) =>
      conflict.columns(["organization_id", "connection_id"]).doUpdateSet(row),
    )
    .execute();
  if (trouble !== null) {
    const detail = `The mailbox cannot be read: ${trouble}.`;
    await openWorkItems(ctx, [{ kind: "fix_channel", subjectId: connectionId, detail }]);
  }
  return true;
}
