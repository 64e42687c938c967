// An SMTP sink in a process of its own: it outlives the server that is killed, and its log is the truth.
import { openSync, writeSync } from "node:fs";
import { startSmtpSink, type SinkPlan } from "#test/smtp-sink.ts";

type Orders = { log: string; mailMs: number; dotMs: number };

const { log, mailMs, dotMs } = JSON.parse(process.argv[2]!) as Orders;
const file = openSync(log, "a");
const slow: SinkPlan = (step) => {
  if (step === "mail" && mailMs > 0) return { delayMs: mailMs };
  return step === "dot" && dotMs > 0 ? { delayMs: dotMs } : undefined;
};
const sink = await startSmtpSink({
  keep: false,
  plan: slow,
  onMessage: ({ attemptId, to }) => writeSync(file, `${attemptId} ${to}\n`),
});
process.send!(sink.url);
process.on("disconnect", () => process.exit(0));
