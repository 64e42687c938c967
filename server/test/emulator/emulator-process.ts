// The emulator in a process of its own: it outlives the server that is killed, and its log is the truth.
import { createHash } from "node:crypto";
import { openSync, writeSync } from "node:fs";
import { startEmulator } from "#test/emulator/emulator.ts";
import type { Accepted } from "#test/emulator/vendor.ts";

export type EmulatorOrders = { log?: string; port?: number; smtpPort?: number };

const { log, ...options } = JSON.parse(process.argv[2] ?? "{}") as EmulatorOrders;
const file = log === undefined ? null : openSync(log, "a");
const emulator = await startEmulator({
  ...options,
  onAccepted: (message) => file !== null && writeSync(file, `${toLine(message)}\n`),
});
const urls = { url: emulator.url, smtpUrl: emulator.smtpUrl };
if (process.send === undefined) process.stdout.write(`${emulator.url}\n`);
else process.send(urls);
process.on("disconnect", () => process.exit(0));

function toLine({ provider, attemptId, to, subject, body }: Accepted): string {
  const words = createHash("sha256").update(`${subject ?? ""}\n${body}`);
  return [provider, attemptId ?? "-", to, words.digest("hex").slice(0, 16)]
    .map((each) => each.replaceAll(/\s+/g, "_"))
    .join(" ");
}
