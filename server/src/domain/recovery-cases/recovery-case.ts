import { formatId } from "@dunlin/contract/ids.ts";
import { toMoney } from "@dunlin/contract/money.ts";
import type { RecoveryCase } from "@dunlin/contract/recovery.ts";
import { sql } from "kysely";
import type { Context } from "#server/context.ts";
import { dayIn } from "#server/domain/calendars/zones.ts";

/** Cases with their customer and what is open in them, one row each. */
export async function selectCases(ctx: Context) {
  const organization = await ctx.db
    .selectFrom("organizations")
    .select("time_zone")
    .where("id", "=", ctx.organizationId)
    .executeTakeFirstOrThrow();
  const today = dayIn(organization.time_zone, ctx.now());
  return ctx.db
    .selectFrom("recovery_cases")
    .innerJoin("customers", (join) =>
      join
        .onRef("customers.organization_id", "=", "recovery_cases.organization_id")
        .onRef("customers.id", "=", "recovery_cases.customer_id"),
    )
    .leftJoinLateral(
      (query) =>
        query
          .selectFrom("invoices")
          .whereRef("invoices.organization_id", "=", "recovery_cases.organization_id")
          .whereRef("invoices.recovery_case_id", "=", "recovery_cases.id")
          .where("invoices.status", "in", ["open", "partially_paid"])
          .select([
            sql<bigint>`coalesce(sum(outstanding_minor), 0)::bigint`.as("outstanding_minor"),
            sql<bigint>`coalesce(sum(outstanding_minor) filter (where due_on < ${today}::date), 0)::bigint`.as(
              "overdue_minor",
            ),
            sql<number>`count(*)::int`.as("open_invoices"),
            sql<string | null>`min(due_on)`.as("oldest_due_on"),
          ])
          .as("owed"),
      (join) => join.onTrue(),
    )
    .selectAll("recovery_cases")
    .select([
      "customers.name as customer_name",
      "owed.outstanding_minor",
      "owed.overdue_minor",
      "owed.open_invoices",
      "owed.oldest_due_on",
    ])
    .select(
      sql<string | null>`(
        select stage from notifications n
         where n.organization_id = recovery_cases.organization_id and recovery_cases.id = any(n.case_ids)
           and n.customer_id = recovery_cases.customer_id and not n.is_withdrawn
         order by n.id desc limit 1)`.as("last_stage"),
    );
}

type Row = Awaited<ReturnType<Awaited<ReturnType<typeof selectCases>>["executeTakeFirstOrThrow"]>>;

/** A case as the contract shows it. */
export function toRecoveryCase(row: Row): RecoveryCase {
  return {
    id: formatId("recoveryCase", row.id),
    customerId: formatId("customer", row.customer_id),
    customerName: row.customer_name,
    status: row.status,
    outstanding: toMoney(row.outstanding_minor ?? 0n, row.currency),
    overdue: toMoney(row.overdue_minor ?? 0n, row.currency),
    openInvoices: row.open_invoices ?? 0,
    oldestDueOn: row.oldest_due_on,
    lastStage: row.last_stage,
    openedAt: row.opened_at.toISOString(),
    closedAt: row.closed_at?.toISOString() ?? null,
    nextDecisionAt: row.next_decision_at?.toISOString() ?? null,
  };
}
