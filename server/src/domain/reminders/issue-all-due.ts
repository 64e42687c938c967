import type { OutboundContext } from "#server/context.ts";
import { issueDueReminders } from "#server/domain/reminders/issue-due-reminders.ts";

/** Decides every case whose time has come, batch by batch; each batch is delivered by its own job meanwhile. */
export async function issueAllDue(ctx: OutboundContext): Promise<number> {
  let decided = 0;
  for (;;) {
    const pass = await ctx.transact((inside) => issueDueReminders(inside));
    if (pass.decided === 0) return decided;
    decided += pass.decided;
  }
}
