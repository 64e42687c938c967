import { open } from "node:fs/promises";
import type { Readable } from "node:stream";
import { UsageError } from "#cli/failures.ts";

export type OpenFile = {
  name: string;
  bytes: AsyncIterable<Uint8Array>;
  /** Null for standard input. */
  size: number | null;
  close(): Promise<void>;
};

const SAYINGS: Record<string, string> = {
  ENOENT: "There is no file",
  EACCES: "You may not read",
  EPERM: "You may not read",
};

/** Opens a file, or standard input for `-`, to be read once; throws a UsageError when that is not possible. */
export async function openFile(path: string, input: () => Readable): Promise<OpenFile> {
  if (path === "-") {
    const stream = input();
    const close = async () => void stream.destroy();
    return { name: "standard input", bytes: stream, size: null, close };
  }
  const file = await open(path).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${SAYINGS[error.code ?? ""] ?? "It is not possible to read"} ${path}.`);
  });
  const facts = await file.stat();
  if (facts.isDirectory()) {
    await file.close();
    throw new UsageError(`${path} is a folder.`, "Name a CSV file in it.");
  }
  const bytes = file.createReadStream({ autoClose: false });
  return { name: path, bytes, size: facts.isFile() ? facts.size : null, close: () => file.close() };
}
