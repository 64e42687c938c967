import type { Context } from "#server/context.ts";

/** What time it is for this organization. */
export async function getClock(ctx: Context): Promise<{ now: string; isSandbox: boolean }> {
  return { now: ctx.now().toISOString(), isSandbox: ctx.isSandbox };
}
