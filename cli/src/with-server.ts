import type * as Commands from "@dunlin/server/commands.ts";
import { CommandError, EXIT } from "#cli/failures.ts";

type Server = typeof Commands;

/** Runs a deed with the server's code, and turns what it says to a person into a CommandError. */
export async function withServer<Result>(
  deed: (server: Server) => Promise<Result>,
): Promise<Result> {
  const server = await import("@dunlin/server/commands.ts");
  try {
    return await deed(server);
  } catch (error) {
    if (error instanceof server.ConfigError) {
      const hint = "`dunlin doctor` checks every setting.";
      throw new CommandError(EXIT.usage, error.message, { hint, cause: error });
    }
    if (error instanceof server.StoreError) {
      throw new CommandError(EXIT.failed, error.message, { cause: error });
    }
    throw error;
  }
}
