import type { Context } from "#server/context.ts";
import { toConnection, type Connection } from "#server/domain/channels/connection.ts";

/** What the organization has connected, by channel. */
export async function loadConnections(ctx: Context): Promise<Map<string, Connection>> {
  const rows = await ctx.db
    .selectFrom("channel_connections")
    .selectAll()
    .where("organization_id", "=", ctx.organizationId)
    .execute();
  return new Map(rows.map((row) => [row.channel, toConnection(row)]));
}
