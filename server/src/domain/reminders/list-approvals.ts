import type { InputOf } from "@dunlin/contract/endpoint.ts";
import type { Page } from "@dunlin/contract/page.ts";
import type { Approval, listApprovals as promise } from "@dunlin/contract/recovery.ts";
import type { Context } from "#server/context.ts";
import { toApproval } from "#server/domain/reminders/approval.ts";
import { readPage } from "#server/platform/database/read-page.ts";

/** Lists reminders that wait for a person, or waited. */
export async function listApprovals(
  ctx: Context,
  input: InputOf<typeof promise>,
): Promise<Page<Approval>> {
  let query = ctx.db
    .selectFrom("approvals")
    .innerJoin("recovery_cases", "recovery_cases.id", "approvals.recovery_case_id")
    .innerJoin("customers", "customers.id", "recovery_cases.customer_id")
    .selectAll("approvals")
    .select("customers.name as customer_name");
  if (input.status) query = query.where("approvals.status", "=", input.status);
  const page = await readPage(query, input, { table: "approvals" });
  return { data: page.data.map(toApproval), hasMore: page.hasMore };
}
