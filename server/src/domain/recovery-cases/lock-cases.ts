import type { Context } from "#server/context.ts";

/** Locks a customer's open cases, which every change of a balance or of a hold does first: no decision can pass by it. */
export async function lockCases(ctx: Context, customerId: string): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom("recovery_cases")
    .select("id")
    .where("customer_id", "=", customerId)
    .where("status", "=", "open")
    .orderBy("id")
    .forUpdate()
    .execute();
  return rows.map((row) => row.id);
}
