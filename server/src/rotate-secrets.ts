import { resealSecrets } from "#server/domain/channels/reseal-secrets.ts";
import { reachOrganization, type World } from "#server/transact.ts";

/**
 * At the start: puts every secret under the present key. One whose key is not here any more is left
 * as it is and told in the log; its channel says so itself.
 */
export async function rotateSecrets(world: World): Promise<void> {
  const rows = await world.database.queries
    .selectFrom("channel_connections")
    .select("organization_id")
    .distinct()
    .where("sealed_secrets", "<>", "")
    .execute();
  let resealed = 0;
  for (const { organization_id: organizationId } of rows) {
    try {
      resealed += await reachOrganization(world, organizationId, "engine").transact(resealSecrets);
    } catch (error) {
      world.log.error(
        { err: error, organizationId },
        "secrets could not be put under the present key",
      );
    }
  }
  if (resealed > 0) world.log.info({ resealed }, "secrets are under the present key now");
}
