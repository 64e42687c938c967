import type { Call } from "#cli/command.ts";
import { EXIT, type Exit } from "#cli/failures.ts";
import { tell } from "#cli/tell.ts";
import { withServer } from "#cli/with-server.ts";

/** `dunlin migrate`: brings the store to this version. */
export async function migrateStore(call: Call): Promise<Exit> {
  const out = (line: string) => tell(call, line);
  await withServer((server) => server.migrateStore(call.environment.variables, out));
  return EXIT.done;
}
