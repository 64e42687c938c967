import { answer } from "#cli/answer.ts";
import type { Call } from "#cli/command.ts";
import { connectServer } from "#cli/connect-server.ts";
import { EXIT, type Exit } from "#cli/failures.ts";

/** `dunlin pause`: stops sending; what is queued is cancelled. */
export async function stopSending(call: Call): Promise<Exit> {
  const organization = await connectServer(call).pauseOrganization();
  answer(call, organization, () => `${organization.name} is paused: nothing is sent.`);
  return EXIT.done;
}
