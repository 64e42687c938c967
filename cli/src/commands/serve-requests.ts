import type { Call } from "#cli/command.ts";
import type { Exit } from "#cli/failures.ts";
import { runServer } from "#cli/run-server.ts";

/** `dunlin serve`: the API, and the worker unless told otherwise, until a signal. */
export function serveRequests(call: Call): Promise<Exit> {
  return runServer(call, { http: true, work: !call.has("no-worker") });
}
