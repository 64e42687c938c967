import { sql } from "kysely";
import { recoverAttempts } from "#server/domain/notifications/recover-attempts.ts";
import { requeueDeliveries } from "#server/domain/notifications/requeue-deliveries.ts";
import { findDeadWorkers } from "#server/platform/attempts/find-dead-workers.ts";
import { reachOrganization, type World } from "#server/transact.ts";

/** Settles what processes that died here left under way, and gives waiting messages their job back. */
export async function recover(world: World, journalFolder: string): Promise<void> {
  const { queries } = world.database;
  for (const worker of findDeadWorkers(journalFolder)) {
    const { rows } = await sql<{ organization_id: string }>`
      select distinct n.organization_id from delivery_batches b
        join notifications n on n.organization_id = b.organization_id and n.batch_id = b.id
       where n.status = 'sending' and n.worker_id = ${worker.workerId}`.execute(queries);
    let settled = 0;
    for (const { organization_id: organizationId } of rows) {
      const ctx = reachOrganization(world, organizationId, "engine");
      settled += await ctx.transact((inside) => recoverAttempts(inside, worker));
    }
    worker.discard();
    if (settled > 0) world.log.warn({ settled }, "messages of a process that ended were settled");
  }
  const { rows } = await sql<{ organization_id: string }>`
    select distinct organization_id from delivery_batches`.execute(queries);
  for (const { organization_id: organizationId } of rows) {
    await reachOrganization(world, organizationId, "engine").transact(requeueDeliveries);
  }
}
