import type { AnswerOf, InputOf } from "@dunlin/contract/endpoint.ts";
import type { advanceClock as promise } from "@dunlin/contract/organizations.ts";
import type { Context, OutboundContext } from "#server/context.ts";
import { runSandbox } from "#server/domain/clocks/run-sandbox.ts";
import { setClock } from "#server/domain/organizations/set-clock.ts";
import { Refusal } from "#server/refusal.ts";

const DAY = 86_400_000;

/**
 * Moves a sandbox's clock forward; what falls due on the way happens in order. A ladder that the
 * move passes over collapses to its highest due stage, as after an outage of that length.
 */
export async function advanceClock(
  ctx: OutboundContext,
  input: InputOf<typeof promise>,
): Promise<AnswerOf<typeof promise>> {
  const from = await ctx.transact(async (inside) => assertSandbox(inside));
  const to = "to" in input ? new Date(input.to) : new Date(from.getTime() + input.days * DAY);
  if (to < from) {
    throw new Refusal(
      "not_possible_now",
      `The clock stands at ${from.toISOString()} and only moves forward.`,
      {
        errors: [{ pointer: "/to", detail: "must not be before the clock" }],
      },
    );
  }
  if (to.getTime() >= Date.UTC(2200)) {
    throw new Refusal("not_possible_now", "The clock cannot go beyond the year 2199.", {
      errors: [{ pointer: "/days", detail: "must end before the year 2200" }],
    });
  }
  const run = await runSandbox(ctx, { to });
  await ctx.transact((inside) => setClock(inside, { at: to }));
  return { from: from.toISOString(), now: to.toISOString(), ...run };
}

async function assertSandbox(ctx: Context): Promise<Date> {
  if (ctx.isSandbox) return ctx.now();
  throw new Refusal(
    "sandbox_only",
    "Real time cannot be moved; only a sandbox has a clock of its own.",
  );
}
