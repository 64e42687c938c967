import { sql } from "kysely";
import type { Context } from "#server/context.ts";
import { decideTogether } from "#server/domain/reminders/decide-together.ts";
import { loadCaseFacts } from "#server/domain/reminders/load-case-facts.ts";
import { loadOrganizationFacts } from "#server/domain/reminders/load-organization-facts.ts";
import { loadTally } from "#server/domain/reminders/load-tally.ts";
import { writeDecisions } from "#server/domain/reminders/write-decisions.ts";

/** How many cases one transaction decides. */
const BATCH = 1000;

export type Pass = { decided: number; batchId: string | null };

/**
 * Decides one batch of the cases whose time has come and writes what follows: messages queued under
 * their unique key, the ladder, the history and one delivery job, all or nothing. Nothing is decided
 * while the organization is paused.
 */
export async function issueDueReminders(
  ctx: Context,
  input: { horizon?: Date } = {},
): Promise<Pass> {
  const organization = await loadOrganizationFacts(ctx, { lock: true });
  if (!organization.isLive) return { decided: 0, batchId: null };
  const ids = await claimCases(ctx);
  if (ids.length === 0) return { decided: 0, batchId: null };
  const cases = await loadCaseFacts(ctx, { ids, organization });
  const tally = await loadTally(ctx, { cases, organization });
  const decided = decideTogether(cases, {
    organization,
    tally,
    now: ctx.now(),
    horizon: input.horizon ?? ctx.now(),
  });
  const batchId = await writeDecisions(ctx, { organization, ...decided });
  return { decided: ids.length, batchId };
}

/** Locks due cases in the order of their time, with the other due cases of the same customers: they share a message. */
async function claimCases(ctx: Context): Promise<string[]> {
  const { rows: claimed } = await sql<{ id: string; customer_id: string }>`
    select id, customer_id from recovery_cases
     where organization_id = ${ctx.organizationId} and next_decision_at <= ${ctx.now()}
     order by next_decision_at, customer_id, id
     limit ${BATCH} for update skip locked`.execute(ctx.db);
  if (claimed.length < BATCH) return claimed.map((row) => row.id);
  const { rows: siblings } = await sql<{ id: string }>`
    select id from recovery_cases
     where organization_id = ${ctx.organizationId} and status = 'open'
       and customer_id = any(${claimed.map((row) => row.customer_id)}::uuid[])
       and next_decision_at <= ${ctx.now()}
       and id <> all(${claimed.map((row) => row.id)}::uuid[])
     order by next_decision_at, id
     for update skip locked`.execute(ctx.db);
  return [...claimed, ...siblings].map((row) => row.id);
}
