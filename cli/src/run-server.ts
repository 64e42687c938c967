import { awaitStop } from "#cli/await-stop.ts";
import type { Call } from "#cli/command.ts";
import { EXIT, type Exit } from "#cli/failures.ts";
import { tell } from "#cli/tell.ts";
import { withServer } from "#cli/with-server.ts";

/** Runs the parts of the server until a signal, then lets what is under way finish. */
export async function runServer(
  call: Call,
  parts: { http: boolean; work: boolean },
): Promise<Exit> {
  const out = (line: string) => tell(call, line);
  const stopped = awaitStop(call.terminal).then(() =>
    out("Stopping; what is under way is finished first. Ctrl-C again ends it at once."),
  );
  await withServer(async (server) => {
    const running = await server.serve(call.environment.variables, out, parts);
    await stopped;
    await running.stop();
    out("Stopped.");
  });
  return EXIT.done;
}
