import type { InputOf } from "@dunlin/contract/endpoint.ts";
import { parseId } from "@dunlin/contract/ids.ts";
import type { explainCase as promise, PlannedReminder } from "@dunlin/contract/recovery.ts";
import type { Context } from "#server/context.ts";
import { describeDecision } from "#server/domain/reminders/describe-decision.ts";
import { loadCaseFacts } from "#server/domain/reminders/load-case-facts.ts";
import { loadOrganizationFacts } from "#server/domain/reminders/load-organization-facts.ts";
import { loadTally } from "#server/domain/reminders/load-tally.ts";
import { walkReminders } from "#server/domain/reminders/walk-reminders.ts";
import { Refusal } from "#server/refusal.ts";

/** The decision for one open case, with the customer's other cases beside it, since they share a message. */
export async function explainCase(
  ctx: Context,
  input: InputOf<typeof promise>,
): Promise<PlannedReminder> {
  const id = parseId(input.id);
  const found = await ctx.db
    .selectFrom("recovery_cases")
    .select(["customer_id", "status"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (!found) throw new Refusal("not_found", "There is no such recovery case.");
  if (found.status === "closed") throw new Refusal("not_possible_now", "The case is closed.");
  const siblings = await ctx.db
    .selectFrom("recovery_cases")
    .select("id")
    .where("customer_id", "=", found.customer_id)
    .where("status", "=", "open")
    .orderBy("next_decision_at")
    .orderBy("id")
    .execute();
  const at = input.at ? new Date(input.at) : ctx.now();
  const organization = await loadOrganizationFacts(ctx, { lock: false });
  const cases = await loadCaseFacts(ctx, { ids: siblings.map((row) => row.id), organization });
  const tally = await loadTally(ctx, { cases, organization });
  const walk = walkReminders(cases, { organization, tally, from: ctx.now(), to: at });
  return describeDecision(walk.get(id)!, organization);
}
