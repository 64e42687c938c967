import type { AnswerOf, InputOf } from "@dunlin/contract/endpoint.ts";
import { parseId } from "@dunlin/contract/ids.ts";
import type { getPlan as promise } from "@dunlin/contract/recovery.ts";
import { sql } from "kysely";
import type { Context } from "#server/context.ts";
import { describeDecision } from "#server/domain/reminders/describe-decision.ts";
import { loadCaseFacts } from "#server/domain/reminders/load-case-facts.ts";
import { loadOrganizationFacts } from "#server/domain/reminders/load-organization-facts.ts";
import { loadTally } from "#server/domain/reminders/load-tally.ts";
import { walkReminders } from "#server/domain/reminders/walk-reminders.ts";

/**
 * For every open case once: what would have been sent by an instant, or what stands in the way. It
 * is the engine's own walk, on the ledger of now, with nothing written.
 */
export async function planReminders(
  ctx: Context,
  input: InputOf<typeof promise>,
): Promise<AnswerOf<typeof promise>> {
  const at = input.at ? new Date(input.at) : ctx.now();
  const page = await findPage(ctx, input);
  const organization = await loadOrganizationFacts(ctx, { lock: false });
  const assumed = input.assumeLive
    ? { ...organization, isLive: true, approveFirst: 0, rampPerDay: null }
    : organization;
  const isStarting = assumed.isLive && !organization.isLive;
  const mayAct = await findMayAct(ctx, isStarting ? "all" : at);
  const others = page.ids.filter((id) => !mayAct.has(id));
  const cases = await loadCaseFacts(ctx, { ids: [...mayAct, ...others], organization: assumed });
  const tally = await loadTally(ctx, { cases, organization: assumed });
  const walk = walkReminders(cases, { organization: assumed, tally, from: ctx.now(), to: at });
  return {
    at: at.toISOString(),
    data: page.ids
      .map((id) => walk.get(id))
      .filter((step) => step !== undefined)
      .map((step) => describeDecision(step, assumed)),
    hasMore: page.hasMore,
  };
}

async function findPage(ctx: Context, input: InputOf<typeof promise>) {
  let query = ctx.db
    .selectFrom("recovery_cases")
    .select("id")
    .where("status", "=", "open")
    .orderBy("id")
    .limit(input.limit + 1);
  if (input.startingAfter) query = query.where("id", ">", parseId(input.startingAfter));
  const rows = await query.execute();
  const ids = rows.slice(0, input.limit).map((row) => row.id);
  return { ids, hasMore: rows.length > input.limit };
}

/** The cases that the engine would look at by then, in its order: they share budgets, so all are walked. */
async function findMayAct(ctx: Context, by: Date | "all"): Promise<Set<string>> {
  // Going live wakes every case at one instant.
  const which =
    by === "all"
      ? sql`order by customer_id, id`
      : sql`and next_decision_at <= ${by}::timestamptz order by next_decision_at, customer_id, id`;
  const { rows } = await sql<{ id: string }>`
    select id from recovery_cases
     where organization_id = ${ctx.organizationId} and status = 'open' ${which}`.execute(ctx.db);
  return new Set(rows.map((row) => row.id));
}
