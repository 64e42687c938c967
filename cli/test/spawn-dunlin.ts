import { spawn, type ChildProcessByStdio } from "node:child_process";
import { dirname } from "node:path";
import type { Readable } from "node:stream";
import type { Variables } from "#cli/environment.ts";

const MAIN = new URL("../src/main.ts", import.meta.url).pathname;

/** Starts the file itself, as a shell does, with only these variables and the node of this process. */
export function spawnDunlin(
  words: readonly string[],
  variables: Variables = {},
): ChildProcessByStdio<null, Readable, Readable> {
  const PATH = `${dirname(process.execPath)}:${process.env.PATH}`;
  const env = { PATH, DUNLIN_DATA_DIR: "/nonexistent", ...variables };
  return spawn(MAIN, words, { env, stdio: ["ignore", "pipe", "pipe"] });
}
