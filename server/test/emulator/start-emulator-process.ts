import { fork } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { EmulatorOrders } from "#test/emulator/emulator-process.ts";

/** `words` is a digest of subject and body: equal for equal words. */
export type Logged = { provider: string; attemptId: string; to: string; words: string };
export type EmulatorProcess = {
  url: string;
  smtpUrl: string | null;
  /** Everything accepted so far, as it was written down before each answer. */
  accepted(): Logged[];
  stop(): void;
};

/** Starts an emulator as a process of its own that writes down each message before it answers. */
export async function startEmulatorProcess(
  folder: string,
  orders: EmulatorOrders = {},
): Promise<EmulatorProcess> {
  const log = join(folder, "emulator.log");
  const file = join(import.meta.dirname, "emulator-process.ts");
  const child = fork(file, [JSON.stringify({ log, ...orders })]);
  const [urls] = (await once(child, "message")) as [{ url: string; smtpUrl: string | null }];
  return { ...urls, accepted: () => readLog(log), stop: () => void child.kill() };
}

function readLog(log: string): Logged[] {
  const text = existsSync(log) ? readFileSync(log, "utf8") : "";
  const lines = text.split("\n").filter((line) => line !== "");
  return lines.map((line) => {
    const [provider = "", attemptId = "", to = "", words = ""] = line.split(" ");
    return { provider, attemptId, to, words };
  });
}
