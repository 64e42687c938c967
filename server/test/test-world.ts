import { randomUUID } from "node:crypto";
import { newSortableId } from "#server/platform/sortable-id.ts";
import { readFileSync } from "node:fs";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, beforeEach, inject } from "vitest";
import { createOrganization } from "#server/domain/organizations/create-organization.ts";
import { connectQueries } from "#server/platform/database/connect.ts";
import { openPGlite, poolOf } from "#server/platform/database/embedded-pool.ts";
import { runSql, type SqlPool } from "#server/platform/database/pool.ts";
import { connectServerPool } from "#server/platform/database/server-pool.ts";
import { openSecretBox } from "#server/platform/secret-box.ts";
import type { MailboxReading, Outbox, OutboundContext } from "#server/context.ts";
import type { EmailMessage } from "#server/providers/email/email.ts";
import type { LetterMessage } from "#server/providers/letter/letter.ts";
import { openPrintRoom } from "#server/providers/letter/pdf.ts";
import { typesetLetter } from "#server/providers/letter/typeset-letter.ts";
import type { SmsMessage } from "#server/providers/sms/sms.ts";
import type { WhatsAppMessage } from "#server/providers/whatsapp/whatsapp.ts";
import { openLog } from "#server/platform/log.ts";
import { runJob } from "#server/schedule.ts";
import { reachOrganization, type World } from "#server/transact.ts";
import { TEMPLATE } from "#test/prepare-server.ts";
import { openRecordingProvider, type RecordingProvider } from "#test/recording-provider.ts";
import { testJobs } from "#test/test-jobs.ts";
import { openTestPool } from "#test/test-pool.ts";

/** What the secrets of a test's connections are sealed under. */
export const TEST_SECRET_KEY = "a key of the tests that is long enough";

export type TestOrganization = OutboundContext & { apiKey: string };

export type TestWorld = World & {
  /** What real time is; nobody sleeps. */
  time: { now: Date };
  email: RecordingProvider<EmailMessage>;
  sms: RecordingProvider<SmsMessage>;
  whatsapp: RecordingProvider<WhatsAppMessage>;
  letter: RecordingProvider<LetterMessage>;
  outbox: RecordingProvider<EmailMessage>;
  /** What the mailbox of a connection brings, in order. */
  mail: MailboxReading[];
  /** A new organization with its first key; live ones live in `time`, sandboxes in their own. */
  found(settings?: Partial<Parameters<typeof createOrganization>[1]>): Promise<TestOrganization>;
  /** Runs the jobs that are ready by `time`, and those they make, until none is left. */
  work(): Promise<number>;
};

/** A world on a store of this file's own, in one transaction per test that is rolled back after it. */
export function useTestWorld(): TestWorld {
  const world = {} as TestWorld;
  let pool: Awaited<ReturnType<typeof openTestPool>>;
  beforeAll(async () => {
    pool = await openTestPool(await openFileStore());
  });
  afterAll(() => pool?.end());
  beforeEach(async () => {
    await pool.begin();
    Object.assign(world, buildWorld(pool));
  });
  afterEach(() => pool.rollback());
  return world;
}

/** A store of its own, from the template: embedded or on the server, as the project says. */
export async function openFileStore(): Promise<SqlPool> {
  if (process.env["TEST_STORE"] !== "server") {
    const template = new Blob([readFileSync(inject("embeddedTemplate"))]);
    return poolOf(await openPGlite({ template }));
  }
  const url = new URL(inject("serverUrl"));
  const admin = connectServerPool(url.href, { connections: 1, onError: () => {} });
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await runSql(admin, `create database ${name} template ${TEMPLATE}`);
  await admin.end();
  url.pathname = `/${name}`;
  return connectServerPool(url.href, { connections: 12, onError: () => {} });
}

/** A world over any pool, with recording providers and a clock that is set by hand. */
export function buildWorld(pool: SqlPool): TestWorld {
  const time = { now: new Date("2026-11-02T10:00:00Z") };
  const email = openRecordingProvider<EmailMessage>();
  const sms = openRecordingProvider<SmsMessage>();
  const whatsapp = openRecordingProvider<WhatsAppMessage>();
  const letter = openRecordingProvider<LetterMessage>();
  const outbox = openRecordingProvider<EmailMessage>();
  const connected = { email, sms, whatsapp, letter };
  const mail: MailboxReading[] = [];
  const world: World = {
    database: { queries: connectQueries(pool), pool, close: () => pool.end() },
    jobs: testJobs,
    providers: {
      outbox: outbox as unknown as Outbox,
      email,
      sender: "reminders@dunlin.example",
      printRoom: openPrintRoom(),
      open: (channel) => connected[channel] as never,
      readMailbox: async (_, since) =>
        mail.shift() ?? { events: [], uidValidity: "1", lastUid: since.lastUid },
      typesetLetter,
    },
    journal: { workerId: randomUUID(), handOver() {}, settle() {}, forget() {}, close() {} },
    log: openLog("silent"),
    secrets: openSecretBox([TEST_SECRET_KEY]),
    publicUrl: "https://dunlin.example",
    clock: () => time.now,
  };
  return {
    ...world,
    time,
    ...connected,
    mail,
    outbox,
    found: (settings = {}) => found(world, settings),
    work: () => work(world),
  };
}

async function found(
  world: World,
  settings: Partial<Parameters<typeof createOrganization>[1]>,
): Promise<TestOrganization> {
  const ctx = reachOrganization(world, newSortableId(), "test");
  const { apiKey } = await ctx.transact((inside) =>
    createOrganization(inside, {
      name: "Acme Ltd",
      email: "accounts@acme.example",
      phone: null,
      paymentInstructions: "sort code 20-00-00, account 55779911",
      role: "first_party",
      country: "GB",
      subdivision: "ENG",
      timeZone: "Europe/London",
      language: "en-GB",
      currency: "GBP",
      sandbox: false,
      ...settings,
    }),
  );
  return Object.assign(ctx, { apiKey });
}

async function work(world: World): Promise<number> {
  for (let done = 0; ; done += 1) {
    const { rows } = await sql<{ name: string; data: object }>`
      delete from test.jobs where id = (
        select id from test.jobs where start_after is null or start_after <= ${world.clock()}
         order by id limit 1)
      returning name, data`.execute(world.database.queries);
    const job = rows[0];
    if (!job) return done;
    await runJob(world, job.name, job.data);
  }
}
