import { answer } from "#cli/answer.ts";
import type { Call } from "#cli/command.ts";
import { connectServer } from "#cli/connect-server.ts";
import { endOfDay } from "#cli/end-of-day.ts";
import { EXIT, UsageError, type Exit } from "#cli/failures.ts";
import { layOutPlan } from "#cli/plan/lay-out-plan.ts";
import { readPlan } from "#cli/plan/read-plan.ts";
import { readInstant } from "#cli/read-instant.ts";

/** `dunlin plan`: what goes out by an instant, what waits and what is blocked. */
export async function showPlan(call: Call): Promise<Exit> {
  const at = readMoment(call);
  const plan = await readPlan(connectServer(call), { at, assumeLive: call.has("assume-live") });
  answer(call, plan, () => layOutPlan(plan, call.terminal, call.has("messages")));
  return EXIT.done;
}

function readMoment(call: Call): string | null {
  const { timeZone } = call.terminal;
  const [at, date] = [call.text("at"), call.text("date")];
  if (at !== null && date !== null) throw new UsageError("Give --at or --date, not both.");
  if (date !== null) return endOfDay(date, timeZone);
  return at === null ? null : readInstant(at, timeZone);
}
