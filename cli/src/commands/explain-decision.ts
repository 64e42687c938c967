import { answer } from "#cli/answer.ts";
import type { Call } from "#cli/command.ts";
import { connectServer } from "#cli/connect-server.ts";
import { EXIT, type Exit } from "#cli/failures.ts";
import { findCase } from "#cli/plan/find-case.ts";
import { layOutDecision } from "#cli/plan/lay-out-decision.ts";
import { readInstant } from "#cli/read-instant.ts";

/** `dunlin explain`: the decision for one case, with every rule that spoke. */
export async function explainDecision(call: Call): Promise<Exit> {
  const at = call.text("at");
  const moment = at === null ? {} : { at: readInstant(at, call.terminal.timeZone) };
  const client = connectServer(call);
  const id = await findCase(client, call.args[0]!);
  const decision = await client.explainCase({ id, ...moment });
  answer(call, decision, () => layOutDecision(decision, call.terminal, call.has("messages")));
  return EXIT.done;
}
