import type { Call } from "#cli/command.ts";
import { EXIT, type Exit } from "#cli/failures.ts";
import { writeLine } from "#cli/text/write-line.ts";
import { withServer } from "#cli/with-server.ts";

/** `dunlin openapi`: prints the OpenAPI document of this version. */
export async function printOpenapi(call: Call): Promise<Exit> {
  const document = await withServer(async (server) => server.describeApi());
  writeLine(call.terminal.output, JSON.stringify(document, null, 2));
  return EXIT.done;
}
