import type { Context, OutboundContext } from "#server/context.ts";
import { deliverNotifications } from "#server/domain/notifications/deliver-notifications.ts";
import { setClock } from "#server/domain/organizations/set-clock.ts";
import { issueDueReminders } from "#server/domain/reminders/issue-due-reminders.ts";

/**
 * Does what a sandbox's engine would do up to an instant: the clock stops wherever an answer could
 * change, and everything that goes out is in the built-in outbox when this returns.
 */
export async function runSandbox(
  ctx: OutboundContext,
  input: { to: Date },
): Promise<{ sent: number; passes: number }> {
  let sent = 0;
  let passes = 0;
  for (;;) {
    const hasMore = await ctx.transact((inside) => moveToNext(inside, input.to));
    if (!hasMore) return { sent, passes };
    const pass = await ctx.transact((inside) => issueDueReminders(inside, { horizon: input.to }));
    if (pass.decided === 0) return { sent, passes };
    passes += 1;
    if (pass.batchId) sent += await deliverNotifications(ctx, { batchId: pass.batchId });
  }
}

/** Puts the clock to the next instant at which a case wants to be looked at, if that is on the way. */
async function moveToNext(ctx: Context, to: Date): Promise<boolean> {
  const row = await ctx.db
    .selectFrom("recovery_cases")
    .select("next_decision_at")
    .where("organization_id", "=", ctx.organizationId)
    .where("next_decision_at", "<=", to)
    .orderBy("next_decision_at")
    .executeTakeFirst();
  if (!row?.next_decision_at) return false;
  if (row.next_decision_at > ctx.now()) await setClock(ctx, { at: row.next_decision_at });
  return true;
}
