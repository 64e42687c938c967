import { sql } from "kysely";
import { runImport } from "#server/domain/imports/run-import.ts";
import { readMailboxes } from "#server/domain/inbound-webhooks/read-mailboxes.ts";
import { forgetWebhooks } from "#server/domain/inbound-webhooks/forget-webhooks.ts";
import { processWebhooks } from "#server/domain/inbound-webhooks/process-webhooks.ts";
import { deliverNotifications } from "#server/domain/notifications/deliver-notifications.ts";
import { markSilentAttempts } from "#server/domain/notifications/mark-silent-attempts.ts";
import { reconcileAttempts } from "#server/domain/notifications/reconcile-attempts.ts";
import { wakeWaiting } from "#server/domain/notifications/wake-waiting.ts";
import { requeueDeliveries } from "#server/domain/notifications/requeue-deliveries.ts";
import { issueAllDue } from "#server/domain/reminders/issue-all-due.ts";
import type { Jobs, OutboundContext } from "#server/context.ts";
import { reachOrganization, type World } from "#server/transact.ts";

type Run<Name extends keyof Jobs> = (ctx: OutboundContext, data: Jobs[Name]) => Promise<unknown>;

/** The verb behind each job, and how many of them one process runs at once. */
const WORK: { [Name in keyof Jobs]: { run: Run<Name>; atOnce: number } } = {
  "issue-due-reminders": { run: issueAllDue, atOnce: 1 },
  "deliver-notifications": { run: deliverNotifications, atOnce: 3 },
  "reconcile-attempts": { run: reconcileAttempts, atOnce: 1 },
  "wake-waiting": { run: wake, atOnce: 1 },
  "process-webhooks": { run: processWebhooks, atOnce: 1 },
  "read-mailboxes": { run: readMailboxes, atOnce: 1 },
  "forget-webhooks": { run: (ctx) => ctx.transact(forgetWebhooks), atOnce: 1 },
  "run-import": { run: runImport, atOnce: 1 },
};

async function wake(ctx: OutboundContext, data: Jobs["wake-waiting"]): Promise<void> {
  const closedUntil = new Date(data.closedUntil);
  await ctx.transact((inside) => wakeWaiting(inside, [{ channel: data.channel, closedUntil }]));
}

/** The names of all jobs. */
export const JOB_NAMES = [...Object.keys(WORK), "every-minute"];

/** The clock of the system: the jobs, and what happens at the start and every minute after. */
export async function schedule(world: World): Promise<void> {
  for (const [name, { atOnce }] of Object.entries(WORK)) {
    await world.jobs.work(name, (data) => runJob(world, name, data), { atOnce });
  }
  await world.jobs.everyMinute("every-minute", () => lookAround(world));
  // A process that died may have taken its job with it; the minute need not be waited for.
  await lookAround(world);
}

/** Does one job, in its organization. */
export async function runJob(world: World, name: string, data: object): Promise<void> {
  const { run } = WORK[name as keyof Jobs];
  const { organizationId } = data as { organizationId: string };
  await (run as Run<never>)(reachOrganization(world, organizationId, "engine"), data as never);
}

/** Finds the organizations with something to do, and gives each its job; a job that is there already is enough. */
export async function lookAround(world: World): Promise<void> {
  const { queries } = world.database;
  const now = world.clock();
  const { rows: due } = await sql<{ organization_id: string }>`
    select o.id as organization_id from organizations o
     where o.live_at is not null and o.clock_at is null
       and exists (select from recovery_cases c
                    where c.organization_id = o.id and c.next_decision_at <= ${now})`.execute(
    queries,
  );
  for (const { organization_id: organizationId } of due) {
    await reachOrganization(world, organizationId, "engine").transact((ctx) =>
      ctx.enqueue("issue-due-reminders", { organizationId }, { onlyOneQueued: organizationId }),
    );
  }
  const { rows: unsettled } = await sql<{ organization_id: string }>`
    select distinct organization_id from delivery_batches
     where next_attempt_at < ${now}::timestamptz - interval '1 minute'`.execute(queries);
  for (const { organization_id: organizationId } of unsettled) {
    await reachOrganization(world, organizationId, "engine").transact(async (ctx) => {
      await markSilentAttempts(ctx);
      await requeueDeliveries(ctx);
    });
  }
  await listen(world, now);
}

/** Asks about lost answers, reads mailboxes, and works off what providers told whose job was lost. */
async function listen(world: World, now: Date): Promise<void> {
  const { rows } = await sql<{ organization_id: string; job: keyof Jobs }>`
    select distinct organization_id, 'reconcile-attempts' as job from lost_attempts
     where ask_at <= ${now}
    union all
    select organization_id, 'read-mailboxes' from channel_connections
     where channel = 'email' and settings ->> 'mailbox' is not null
    union all
    select distinct organization_id, 'process-webhooks' from inbound_webhooks
     where processed_at is null and received_at < ${now}::timestamptz - interval '1 minute'
    union all
    select distinct organization_id, 'forget-webhooks' from inbound_webhooks
     where received_at < ${now}::timestamptz - interval '7 days'`.execute(world.database.queries);
  for (const { organization_id: organizationId, job } of rows) {
    const only = { onlyOneQueued: organizationId };
    await reachOrganization(world, organizationId, "engine").transact((ctx) =>
      ctx.enqueue(job, { organizationId } as never, only),
    );
  }
}
