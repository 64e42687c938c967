import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { findDeadWorkers } from "#server/platform/attempts/find-dead-workers.ts";

const SERVER = join(import.meta.dirname, "../../..");

let folder: string;
let children: ChildProcess[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "dunlin-crash-"));
  children = [];
});
afterEach(async () => {
  await Promise.all(children.map(kill));
  rmSync(folder, { recursive: true });
});

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    child.kill("SIGKILL");
    await once(child, "exit");
  }
}

function run(args: string[]): ChildProcess {
  const child = spawn(process.execPath, args, {
    cwd: SERVER,
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(child);
  return child;
}

const firstWord = async (child: ChildProcess) =>
  String((await once(child.stdout!, "data"))[0]).trim();

/** Sends without end, eight at a time, and says when the hundredth has been answered. */
const worker = (url: string) => `
  const { connectSmtp } = await import("${SERVER}/src/providers/email/smtp.ts");
  const { openAttemptJournal } = await import("${SERVER}/src/platform/attempts/attempt-journal.ts");
  const journal = openAttemptJournal(${JSON.stringify(folder)}, "w1");
  const provider = connectSmtp({ url: ${JSON.stringify(url)}, maxConnections: 8 });
  let next = 0, done = 0;
  async function work() {
    for (;;) {
      const attemptId = "a" + next++;
      const receipt = await provider.send({
        attemptId, from: { name: "Acme", address: "billing@acme.test" }, replyTo: null,
        to: { name: null, address: attemptId + "@customer.test" },
        subject: "Hello", text: "Hello", html: "<p>Hello</p>",
      }, () => journal.handOver(attemptId));
      journal.settle(attemptId, receipt);
      done += 1;
      if (done === 100) console.log("hundred");
    }
  }
  for (let index = 0; index < 8; index += 1) work();`;

test("a journal tells the truth about what a killed worker had sent", async () => {
  const log = join(folder, "accepted.log");
  const sink = run(["test/smtp-sink.ts", "--log", log, "--delay-ms", "2"]);
  const sender = run(["--input-type=module", "-e", worker(await firstWord(sink))]);
  expect(await firstWord(sender)).toBe("hundred");
  await kill(sender);

  const [dead] = findDeadWorkers(folder);
  const lines = readFileSync(log, "utf8").trim().split("\n");
  const accepted = lines.map((line) => line.split(" ")[0] ?? "");
  const settled = [...(dead?.settled.keys() ?? [])];
  const handedOver = [...(dead?.handedOver ?? [])];
  expect(new Set(accepted).size).toBe(accepted.length);
  expect(settled.length).toBeGreaterThanOrEqual(100);
  expect(settled.filter((id) => !accepted.includes(id))).toEqual([]);
  expect(accepted.filter((id) => !handedOver.includes(id))).toEqual([]);
  expect(handedOver.length - settled.length).toBeLessThanOrEqual(8);
});
