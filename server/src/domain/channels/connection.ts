import type { Channel } from "@dunlin/contract/customers.ts";
import type { Selectable } from "kysely";
import type { StoredConnection } from "#server/context.ts";
import type { ChannelConnections } from "#server/platform/database/schema.ts";

/** A provider that the organization has connected, with what it may be asked of. */
export type Connection = StoredConnection & { ratePerSecond: number | null };

/** A stored row as the rest of the house speaks of it. */
export function toConnection(row: Selectable<ChannelConnections>): Connection {
  return {
    organizationId: row.organization_id,
    id: row.id,
    version: row.version,
    channel: row.channel as Channel,
    provider: row.provider,
    settings: row.settings,
    sealedSecrets: row.sealed_secrets,
    ratePerSecond: row.rate_per_second,
  };
}

/** What the secrets of a connection are bound to when they are sealed. */
export function secretPlace(connectionId: string): string {
  return `connection ${connectionId}`;
}
