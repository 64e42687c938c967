import type { Channel } from "@dunlin/contract/customers.ts";
import { sql } from "kysely";
import type { Context } from "#server/context.ts";
import { loadUses } from "#server/domain/quotas/load-uses.ts";
import {
  collectionKey,
  countMessage,
  monthOf,
  type QuotaFacts,
} from "#server/domain/quotas/quota-facts.ts";
import type { Tier } from "#server/domain/quotas/tier-limits.ts";

/** How far the limits are used now, with every reminder that is queued counted as if it left in this window. */
export async function loadQuotaFacts(ctx: Context, tier: Tier): Promise<QuotaFacts> {
  const now = ctx.now();
  const { rows: collected } = await sql<{ recovery_case_id: string }>`
    select recovery_case_id from collected_cases
     where organization_id = ${ctx.organizationId} and month = ${monthOf(now)}::date`.execute(
    ctx.db,
  );
  const facts: QuotaFacts = {
    tier,
    used: await loadUses(ctx),
    collected: new Set(collected.map((row) => collectionKey(row.recovery_case_id, now))),
  };
  // Read last: what is released meanwhile counts nowhere rather than twice, and its release knows better.
  const { rows: queued } = await sql<{ channel: Channel; milli_gbp: number; case_ids: string[] }>`
    select n.channel, n.milli_gbp, n.case_ids from delivery_batches b
      join notifications n on n.organization_id = b.organization_id and n.batch_id = b.id
     where b.organization_id = ${ctx.organizationId} and n.status = 'queued'
       and n.purpose = 'reminder'`.execute(ctx.db);
  for (const { channel, milli_gbp: milliGbp, case_ids: caseIds } of queued) {
    countMessage(facts, { channel, milliGbp, caseIds, isJoining: false }, now);
  }
  return facts;
}
