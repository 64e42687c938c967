import { sql } from "kysely";
import { recoverAttempts } from "#server/domain/notifications/recover-attempts.ts";
import { requeueDeliveries } from "#server/domain/notifications/requeue-deliveries.ts";
import { findDeadWorkers, type DeadWorker } from "#server/platform/attempts/find-dead-workers.ts";
import { reachOrganization, type World } from "#server/transact.ts";

/** At the start: settles what processes that died here left under way, and gives waiting messages their job back. */
export async function recover(world: World, journalFolder: string): Promise<void> {
  await recoverDead(world, journalFolder);
  const { rows } = await sql<{ organization_id: string }>`
    select distinct organization_id from delivery_batches`.execute(world.database.queries);
  for (const { organization_id: organizationId } of rows) {
    await reachOrganization(world, organizationId, "engine").transact(requeueDeliveries);
  }
}

/** Settles what processes that died here left under way; their journals go when that is committed. */
export async function recoverDead(world: World, journalFolder: string): Promise<void> {
  const workers = findDeadWorkers(journalFolder);
  try {
    for (const worker of workers) {
      await settle(world, worker);
      worker.discard();
    }
  } finally {
    for (const worker of workers) worker.release();
  }
}

async function settle(world: World, worker: DeadWorker): Promise<void> {
  const { rows } = await sql<{ organization_id: string }>`
    select distinct n.organization_id from delivery_batches b
      join notifications n on n.organization_id = b.organization_id and n.batch_id = b.id
     where n.status = 'sending' and n.worker_id = ${worker.workerId}`.execute(
    world.database.queries,
  );
  let settled = 0;
  for (const { organization_id: organizationId } of rows) {
    const ctx = reachOrganization(world, organizationId, "engine");
    settled += await ctx.transact((inside) => recoverAttempts(inside, worker));
  }
  if (settled > 0) world.log.warn({ settled }, "messages of a process that ended were settled");
}
