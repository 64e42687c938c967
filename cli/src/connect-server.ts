import { readFileSync } from "node:fs";
import type { Client } from "@dunlin/client/call.ts";
import { createClient } from "@dunlin/client/create-client.ts";
import type { Call } from "#cli/command.ts";
import { UsageError } from "#cli/failures.ts";

/** The client of the server that the options, the environment or this machine name. */
export function connectServer(call: Call): Client {
  const url = call.text("url") ?? call.environment.url ?? call.environment.localUrl;
  const address = URL.parse(url);
  if (!address || !/^https?:$/.test(address.protocol)) {
    throw new UsageError(`"${url}" is not an address.`, "Write it like http://localhost:8080.");
  }
  const apiKey = call.text("key") ?? call.environment.key?.secret ?? readDemoKey(call, address);
  if (!/^[\x21-\x7e]+$/.test(apiKey))
    throw new UsageError("The API key has characters that no key has.");
  return createClient({ url, apiKey });
}

/** The key that a server on this machine left here; it is sent to no other machine. */
function readDemoKey(call: Call, address: URL): string {
  const file = call.environment.demoKeyFile;
  try {
    if (isThisMachine(address)) return readFileSync(file, "utf8").trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  throw new UsageError(
    "There is no API key.",
    `Give --key, or set DUNLIN_API_KEY. A server started in this folder leaves the demo's in ${file}.`,
  );
}

function isThisMachine({ hostname }: URL): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127(\.\d+){3}$/.test(hostname);
}
