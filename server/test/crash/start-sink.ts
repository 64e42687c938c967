import { fork } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

export type Delivered = { attemptId: string; to: string };
export type SinkProcess = { url: string; delivered(): Delivered[]; stop(): void };

/** Starts an SMTP sink as a process of its own that writes down each message before it says 250. */
export async function startSink(options: {
  folder: string;
  mailMs?: number;
  dotMs?: number;
}): Promise<SinkProcess> {
  const log = join(options.folder, "sink.log");
  const orders = { log, mailMs: options.mailMs ?? 0, dotMs: options.dotMs ?? 0 };
  const child = fork(join(import.meta.dirname, "sink-process.ts"), [JSON.stringify(orders)]);
  const [url] = (await once(child, "message")) as [string];
  return { url, delivered: () => readDelivered(log), stop: () => void child.kill() };
}

function readDelivered(log: string): Delivered[] {
  const text = existsSync(log) ? readFileSync(log, "utf8") : "";
  const lines = text.split("\n").filter((line) => line !== "");
  return lines.map((line) => {
    const [attemptId = "", to = ""] = line.split(" ");
    return { attemptId, to };
  });
}
