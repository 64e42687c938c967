import type { Call } from "#cli/command.ts";
import type { Exit } from "#cli/failures.ts";
import { runServer } from "#cli/run-server.ts";

/** `dunlin worker`: the worker without the API, until a signal. */
export function workAlone(call: Call): Promise<Exit> {
  return runServer(call, { http: false, work: true });
}
