import type { ImportResult } from "@dunlin/contract/imports.ts";
import type { Client } from "#client/call.ts";
import { waitFor } from "#client/wait-for.ts";

export type WaitOptions = {
  /** The first pause between two looks; each is half as long again as the one before, up to 5 seconds. */
  everyMs?: number;
  /** Told after each look. */
  onProgress?: (result: ImportResult) => void;
  signal?: AbortSignal;
  wait?: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
};

/** Follows an import that the server takes in the background until it is done or refused. */
export async function waitForImport(
  client: Pick<Client, "getImport">,
  id: string,
  options: WaitOptions = {},
): Promise<ImportResult> {
  const { wait = waitFor, signal } = options;
  for (let pause = options.everyMs ?? 300; ; pause = Math.min(5_000, pause * 1.5)) {
    const result = await client.getImport({ id }, signal ? { signal } : {});
    options.onProgress?.(result);
    if (result.status === "done" || result.status === "refused") return result;
    await wait(pause, signal);
  }
}
