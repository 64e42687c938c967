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
      select distinct organization_id from notifications
       where status = 'sending' and worker_id = ${worker.workerId}`.execute(queries);
    let settled = 0;
    for (const { organization_id: organizationId } of rows) {
      const ctx = reachOrganization(world, organizationId, "engine");
      settled += await ctx.transact((inside) => recoverAttempts(inside, worker));
    }
    worker.discard();
    if (settled > 0) world.log.warn({ settled }, "messages of a process that ended were settled");
  }
  const { rows } = await sql<{ organization_id: string }>`
    select distinct organization_id from notifications
     where status = 'queued' and next_attempt_at <= ${world.clock()}`.execute(queries);
  for (const { organization_id: organizationId } of rows) {
    await reachOrganization(world, organizationId, "engine").transact(requeueDeliveries);
  }
}
