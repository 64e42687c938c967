import type { Call } from "#cli/command.ts";
import { EXIT, type Exit } from "#cli/failures.ts";
import { tell } from "#cli/tell.ts";
import { withServer } from "#cli/with-server.ts";

/** `dunlin demo`: loads the demo organization into an empty store. */
export async function loadDemo(call: Call): Promise<Exit> {
  const out = (line: string) => tell(call, line);
  await withServer((server) => server.openDemo(call.environment.variables, out));
  return EXIT.done;
}
