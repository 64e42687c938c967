import type { Scope } from "@dunlin/contract/endpoint.ts";
import type { Context } from "#server/context.ts";
import { recordEvents } from "#server/domain/events/record-events.ts";
import { hashApiKey } from "#server/platform/api-key-secret.ts";

/** Adds a key by its secret, of which only the hash and the first characters are kept. */
export async function createApiKey(
  ctx: Context,
  input: { name: string; secret: string; scopes: readonly Scope[] },
): Promise<void> {
  const id = ctx.newId();
  await ctx.db
    .insertInto("api_keys")
    .values({
      organization_id: ctx.organizationId,
      id,
      name: input.name,
      prefix: input.secret.slice(0, 12),
      hash: hashApiKey(input.secret),
      scopes: [...input.scopes],
      created_at: ctx.now(),
    })
    .execute();
  await recordEvents(ctx, [
    { type: "api-key.created", subjectId: id, data: { name: input.name, scopes: input.scopes } },
  ]);
}
