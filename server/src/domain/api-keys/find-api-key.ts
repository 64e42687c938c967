import type { Scope } from "@dunlin/contract/endpoint.ts";
import type { Kysely } from "kysely";
import { hashApiKey } from "#server/platform/api-key-secret.ts";
import type { DB } from "#server/platform/database/schema.ts";

export type KeyHolder = { id: string; organizationId: string; scopes: Scope[] };

/** Whose key this is, among all organizations; null for an unknown or revoked one. */
export async function findApiKey(queries: Kysely<DB>, secret: string): Promise<KeyHolder | null> {
  const row = await queries
    .selectFrom("api_keys")
    .select(["id", "organization_id", "scopes"])
    .where("hash", "=", hashApiKey(secret))
    .where("revoked_at", "is", null)
    .executeTakeFirst();
  return row
    ? { id: row.id, organizationId: row.organization_id, scopes: row.scopes as Scope[] }
    : null;
}
