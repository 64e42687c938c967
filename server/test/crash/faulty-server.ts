import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { awaitQuiet } from "#test/crash/await-quiet.ts";
import { listAll, type Caller } from "#test/crash/call-api.ts";
import {
  addressOf,
  foundOrganization,
  goLive,
  importDebtors,
} from "#test/crash/found-organization.ts";
import { freePort, startServer } from "#test/crash/start-server.ts";
import { startSmtpSink, type SinkPlan } from "#test/smtp-sink.ts";

export type Outcome = {
  messages: number;
  arrived: number;
  duplicates: string[];
  /** Messages that were between the last byte and its answer when the server went away. */
  cutByAbsence: number;
  /** Recipients whose end is not the one that their kind must come to. */
  wrong: string[];
  statuses: Record<string, number>;
  seconds: number;
  isSound: boolean;
};

const MOST_CONNECTIONS = 20;

/** What happens to a recipient, by its number. */
const KINDS = ["plain", "greylisted", "refused", "cut", "plain"] as const;
type Kind = (typeof KINDS)[number];
const ENDS: Record<Kind, { status: string; arrives: boolean }> = {
  plain: { status: "accepted", arrives: true },
  greylisted: { status: "accepted", arrives: true },
  refused: { status: "bounced", arrives: false },
  cut: { status: "unknown", arrives: true },
};
const kindOf = (address: string): Kind => KINDS[Number(/\d+/.exec(address)?.[0]) % KINDS.length]!;

/** Sends over a server that greylists, refuses, cuts after the last byte, and is gone for a while in between. */
export async function faultyServer(options: { messages: number }): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), "dunlin-faulty-"));
  const sink = await startSmtpSink({ plan: misbehave() });
  const server = startServer({ folder, port: await freePort(), smtpUrl: sink.url });
  try {
    await server.ready;
    const caller = await foundOrganization(server.url);
    await importDebtors(caller, options.messages);
    const started = Date.now();
    await goLive(caller);
    while (sink.messages.length < options.messages / 10) await pause(20);
    await sink.refuse();
    await pause(3000);
    await sink.listen();
    await awaitQuiet(caller, { atLeast: () => true, seconds: 180 });
    const arrived = sink.messages.map(({ to }) => to);
    const judged = await judge(caller, { ...options, arrived });
    return {
      messages: options.messages,
      arrived: arrived.length,
      ...judged,
      seconds: (Date.now() - started) / 1000,
      isSound:
        judged.duplicates.length === 0 &&
        judged.wrong.length === 0 &&
        judged.cutByAbsence <= MOST_CONNECTIONS,
    };
  } finally {
    await server.kill();
    await sink.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function misbehave(): SinkPlan {
  const seen = new Set<string>();
  return (step, argument) => {
    if (step === "mail") return { delayMs: 40 };
    if (step === "rcpt" && kindOf(argument) === "refused")
      return { reply: "550 5.1.1 No such user" };
    if (step === "rcpt" && kindOf(argument) === "greylisted" && !seen.has(argument)) {
      seen.add(argument);
      return { reply: "451 4.7.1 Greylisted, try again in 5 seconds" };
    }
    if (step !== "dot") return undefined;
    const to = /^To: .*?debtor-(\d+)@/im.exec(argument)?.[1] ?? "0";
    return kindOf(to) === "cut" ? { drop: true } : undefined;
  };
}

type Told = { id: string; recipient: string; status: string };

async function judge(caller: Caller, given: { messages: number; arrived: readonly string[] }) {
  const told = await listAll<Told>(caller, "/v1/notifications");
  const byRecipient = Map.groupBy(told, ({ recipient }) => recipient);
  const came = new Set(given.arrived);
  const recipients = Array.from({ length: given.messages }, (_, index) => addressOf(index));
  const isRight = (to: string): boolean => {
    const [one, ...more] = byRecipient.get(to) ?? [];
    const end = ENDS[kindOf(to)];
    return one?.status === end.status && more.length === 0 && came.has(to) === end.arrives;
  };
  const isCut = (to: string): boolean => byRecipient.get(to)?.[0]?.status === "unknown";
  const others = recipients.filter((to) => !isRight(to));
  const statuses: Record<string, number> = {};
  for (const { status } of told) statuses[status] = (statuses[status] ?? 0) + 1;
  return {
    duplicates: given.arrived.filter((to, index) => given.arrived.indexOf(to) !== index),
    cutByAbsence: others.filter(isCut).length,
    wrong: others
      .filter((to) => !isCut(to))
      .map(
        (to) =>
          `${to} ${kindOf(to)} ${byRecipient
            .get(to)
            ?.map((each) => each.status)
            .join()}`,
      ),
    statuses,
  };
}

if (import.meta.main) {
  const outcome = await faultyServer({ messages: 600 });
  process.stdout.write(`${JSON.stringify(outcome, null, 2)}\n`);
  process.exitCode = outcome.isSound ? 0 : 1;
}
