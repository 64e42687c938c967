import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { awaitQuiet } from "#test/crash/await-quiet.ts";
import { callApi, listAll, type Caller } from "#test/crash/call-api.ts";
import { drawFrom } from "#test/crash/draw.ts";
import {
  dayFromToday,
  foundOrganization,
  goLive,
  importDebtors,
} from "#test/crash/found-organization.ts";
import { freePort, startServer } from "#test/crash/start-server.ts";
import { readAttemptReference } from "#server/domain/notifications/attempt-reference.ts";
import { runSql, type SqlPool } from "#server/platform/database/pool.ts";
import { connectServerPool } from "#server/platform/database/server-pool.ts";
import { startSmtpSink, type SinkPlan } from "#test/smtp-sink.ts";
import { startPostgres } from "#test/start-postgres.ts";

export type Stop = "payment" | "hold";
export type Plan = { stop: Stop; customers: number; seconds: number; seed: number };

export type Outcome = {
  stop: Stop;
  /** Stops that committed after the release of what arrived. */
  releasedFirst: number;
  /** Stops that committed first; nothing arrived after them. */
  stoppedFirst: number;
  /** Of those, how many withdrew a message that was queued. */
  withdrewAMessage: number;
  /** What arrived although its release committed after the stop: must be empty. */
  broken: string[];
  duplicates: string[];
  releases: number;
  deadlocks: number;
  failedRequests: string[];
  isSound: boolean;
};

/** Writes down in which transaction a message was released, and in which one it was stopped. */
const RECORDER = `
  create table race (kind text, customer_id uuid, attempt_id uuid, xid xid8 default pg_current_xact_id());
  create function note_release() returns trigger language plpgsql security definer as $$
    begin insert into public.race (kind, customer_id, attempt_id) values ('release', new.customer_id, new.attempt_id);
    return null; end $$;
  create function note_stop() returns trigger language plpgsql security definer as $$
    begin insert into public.race (kind, customer_id) values (tg_argv[0], new.customer_id);
    return null; end $$;
  create trigger note after update on notifications for each row
    when (new.status = 'sending' and old.status <> 'sending') execute function note_release();
  create trigger note after insert on payments for each row execute function note_stop('stop');
  create trigger note after insert on holds for each row execute function note_stop('stop');`;

type Row = { attempt_id: string; customer_id: string; is_after: boolean };

/** Stops reminders while they are released, and asks the database which of the two committed first. */
export async function paymentRace(plan: Plan): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), "dunlin-race-"));
  const postgres = await startPostgres(["-c", "track_commit_timestamp=on"]);
  const sink = await startSmtpSink({ plan: greylist(plan.seed) });
  const server = startServer({
    folder,
    port: await freePort(),
    smtpUrl: sink.url,
    databaseUrl: postgres.url,
  });
  const pool = connectServerPool(postgres.url, { connections: 2, onError: () => {} });
  try {
    await server.ready;
    const caller = await foundOrganization(server.url);
    await importDebtors(caller, plan.customers);
    await runSql(pool, RECORDER);
    const failedRequests = await race(caller, plan);
    await awaitQuiet(caller, { atLeast: () => true, seconds: 120 });
    const attempts = sink.messages.map(
      (message) => readAttemptReference(message.attemptId)?.attemptId ?? message.attemptId,
    );
    const recipients = sink.messages.map((message) => message.to);
    const result = await judge(pool, attempts);
    const duplicates = recipients.filter((to, index) => recipients.indexOf(to) !== index);
    return {
      ...result,
      stop: plan.stop,
      duplicates,
      failedRequests,
      isSound:
        result.broken.length === 0 &&
        duplicates.length === 0 &&
        failedRequests.length === 0 &&
        result.releasedFirst + result.stoppedFirst === plan.customers &&
        result.releasedFirst > plan.customers / 10 &&
        result.stoppedFirst > plan.customers / 10,
    };
  } finally {
    await pool.end();
    await server.kill();
    await sink.close();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Half of all recipients are to come again in a second: they are released again and again. */
function greylist(seed: number): SinkPlan {
  const draw = drawFrom(seed);
  return (step) => {
    if (step === "rcpt" && draw() < 0.6) return { reply: "451 4.7.1 Greylisted, try again in 1 s" };
    return step === "mail" ? { delayMs: 20 } : undefined;
  };
}

/** Goes live and stops every customer at a moment of its own; answers the requests that failed. */
async function race(caller: Caller, plan: Plan): Promise<string[]> {
  const customers = await listAll<{ id: string }>(caller, "/v1/customers");
  const draw = drawFrom(plan.seed + 1);
  const moments = customers
    .map(({ id }) => ({ id, at: (draw() * 1.2 - 0.2) * plan.seconds * 1000 }))
    .toSorted((left, right) => left.at - right.at);
  const started = Date.now();
  const failed: string[] = [];
  let isLive = false;
  const stops: Promise<unknown>[] = [];
  for (const { id, at } of moments) {
    if (at >= 0 && !isLive) {
      isLive = true;
      await goLive(caller);
    }
    const wait = started + at - Date.now();
    if (wait > 0) await pause(wait);
    stops.push(
      callApi(caller, requestFor(plan.stop, id)).catch((error: Error) =>
        failed.push(error.message),
      ),
    );
    if (stops.length % 12 === 0) await Promise.race(stops.slice(-12));
  }
  await Promise.all(stops);
  return failed;
}

function requestFor(stop: Stop, customerId: string) {
  if (stop === "hold") return { method: "POST", path: "/v1/holds", body: { customerId } };
  const amount = { amount: 125_000, currency: "GBP" };
  const body = { customerId, amount, receivedOn: dayFromToday(0) };
  return { method: "POST", path: "/v1/payments", body };
}

type Judged = Pick<
  Outcome,
  "releasedFirst" | "stoppedFirst" | "withdrewAMessage" | "broken" | "releases" | "deadlocks"
>;

/** The order is that of the commits, as PostgreSQL wrote it down. */
async function judge(pool: SqlPool, arrived: readonly string[]): Promise<Judged> {
  const rows = await runSql<Row>(
    pool,
    `select r.attempt_id, r.customer_id,
            pg_xact_commit_timestamp(r.xid::xid) >= pg_xact_commit_timestamp(s.xid::xid) as is_after
       from race r join race s on s.kind = 'stop' and s.customer_id = r.customer_id
      where r.kind = 'release' and r.attempt_id = any($1::uuid[])`,
    [[...arrived]],
  );
  const [counts] = await runSql<{
    stops: bigint;
    releases: bigint;
    withdrawn: bigint;
    deadlocks: bigint;
  }>(
    pool,
    `select (select count(*) from race where kind = 'stop') as stops,
            (select count(*) from race where kind = 'release') as releases,
            (select count(distinct customer_id) from notifications where status = 'cancelled') as withdrawn,
            (select deadlocks from pg_stat_database where datname = current_database()) as deadlocks`,
  );
  const broken = rows.filter((row) => row.is_after).map((row) => row.attempt_id);
  if (rows.length !== arrived.length) broken.push("a message arrived that nothing released");
  const customers = new Set(rows.map((row) => row.customer_id)).size;
  return {
    releasedFirst: customers,
    stoppedFirst: Number(counts!.stops) - customers,
    withdrewAMessage: Number(counts!.withdrawn),
    broken,
    releases: Number(counts!.releases),
    deadlocks: Number(counts!.deadlocks),
  };
}

if (import.meta.main) {
  for (const stop of ["payment", "hold"] as const) {
    const outcome = await paymentRace({ stop, customers: 1000, seconds: 12, seed: 5 });
    process.stdout.write(`${JSON.stringify(outcome, null, 2)}\n`);
    if (!outcome.isSound) process.exit(1);
  }
  process.exit(0);
}
