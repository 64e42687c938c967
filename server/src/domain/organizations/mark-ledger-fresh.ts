import type { Context } from "#server/context.ts";
import { wakeCases } from "#server/domain/recovery-cases/wake-cases.ts";

const DAY = 86_400_000;

/** Notes that the ledger is up to date now; only when it had grown too old did cases wait for it, and are woken. */
export async function markLedgerFresh(ctx: Context): Promise<void> {
  const before = await ctx.db
    .selectFrom("organizations")
    .select(["ledger_max_age_days", "ledger_fresh_at"])
    .where("id", "=", ctx.organizationId)
    .executeTakeFirstOrThrow();
  await ctx.db
    .updateTable("organizations")
    .set({ ledger_fresh_at: ctx.now() })
    .where("id", "=", ctx.organizationId)
    .execute();
  const age = ctx.now().getTime() - before.ledger_fresh_at.getTime();
  if (before.ledger_max_age_days === null || age <= before.ledger_max_age_days * DAY) return;
  await wakeCases(ctx, "all");
}
