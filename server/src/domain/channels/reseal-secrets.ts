import type { Context } from "#server/context.ts";
import { secretPlace } from "#server/domain/channels/connection.ts";
import { recordEvents } from "#server/domain/events/record-events.ts";

/** Seals the secrets of connections under the present key, so that an older one may go; answers how many there were. */
export async function resealSecrets(ctx: Context): Promise<number> {
  const rows = await ctx.db
    .selectFrom("channel_connections")
    .select(["id", "channel", "sealed_secrets"])
    .where("organization_id", "=", ctx.organizationId)
    .forUpdate()
    .execute();
  let resealed = 0;
  for (const { id, channel, sealed_secrets: sealed } of rows) {
    const anew = ctx.reseal(sealed, secretPlace(id));
    if (anew === null) continue;
    await ctx.db
      .updateTable("channel_connections")
      .set({ sealed_secrets: anew })
      .where("id", "=", id)
      .execute();
    const data = { channel, because: "the key was rotated" };
    await recordEvents(ctx, [{ type: "channel.resealed", subjectId: id, data }]);
    resealed += 1;
  }
  return resealed;
}
