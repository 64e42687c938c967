import { sql } from "kysely";
import type { Context } from "#server/context.ts";

export type NextDecision = { id: string; at: Date | null; answer: string };

/** Writes when each case is to be looked at next, and what was answered now, in one statement. */
export async function setNextDecisions(ctx: Context, next: readonly NextDecision[]): Promise<void> {
  if (next.length === 0) return;
  await sql`
    update recovery_cases
       set next_decision_at = given.at, last_answer = given.answer
      from unnest(
        ${next.map((each) => each.id)}::uuid[],
        ${next.map((each) => each.at?.toISOString() ?? null)}::timestamptz[],
        ${next.map((each) => each.answer)}::text[]
      ) as given (id, at, answer)
     where recovery_cases.organization_id = ${ctx.organizationId}
       and recovery_cases.id = given.id`.execute(ctx.db);
}
