import { setTimeout } from "node:timers/promises";
import { newSortableId } from "#server/platform/sortable-id.ts";
import { sql } from "kysely";
import type { Context, JobName, OutboundContext, Providers } from "#server/context.ts";
import type { AttemptJournal } from "#server/platform/attempts/attempt-journal.ts";
import type { Database } from "#server/platform/database/open-database.ts";
import type { JobQueue } from "#server/platform/jobs/job-queue.ts";
import type { Log } from "#server/platform/log.ts";
import { spool } from "#server/platform/spool.ts";
import { newApiKeySecret } from "#server/platform/api-key-secret.ts";
import type { SecretBox } from "#server/platform/secret-box.ts";
import { placeOf, reseal } from "#server/open-secrets.ts";

/** Everything that one process stands on. */
export type World = {
  database: Database;
  jobs: JobQueue;
  providers: Providers;
  journal: AttemptJournal;
  log: Log;
  /** Null where no key was given: secrets are then refused, not kept in the open. */
  secrets: SecretBox | null;
  /** Where providers reach us; null where nobody said. */
  publicUrl: string | null;
  clock(): Date;
};

type Inside = Pick<World, "database" | "jobs" | "clock" | "secrets" | "publicUrl">;

const TRIES = 4;
const TRY_AGAIN = new Set(["40001", "40P01", "55P03"]);

/** The outside-facing context of one organization. */
export function reachOrganization(
  world: World,
  organizationId: string,
  actor: string,
): OutboundContext {
  return {
    organizationId,
    actor,
    providers: world.providers,
    journal: world.journal,
    log: world.log,
    newId: () => newSortableId(),
    spool,
    transact: (work) => transact(world, { organizationId, actor }, work),
    persist: (work) => persist(world, () => transact(world, { organizationId, actor }, work)),
  };
}

/** Nearly half an hour in all: after that the attempt is unknown to whoever looks. */
const PERSIST_WAITS_MS = [100, 300, 1000, 3000, 10_000, 30_000, ...Array<number>(26).fill(60_000)];

async function persist<Result>(world: World, work: () => Promise<Result>): Promise<Result> {
  for (const wait of PERSIST_WAITS_MS) {
    try {
      return await work();
    } catch (error) {
      world.log.warn({ err: error }, "the store did not take what must not be lost; trying again");
      // What is not written down when the process stops is in its journal.
      await setTimeout(wait, null, { ref: false });
    }
  }
  return await work();
}

/** Runs work in one transaction that can see one organization alone, and repeats it when the database asks for that. */
export async function transact<Result>(
  world: Inside,
  who: { organizationId: string; actor: string },
  work: (ctx: Context) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await transactOnce(world, who, work);
    } catch (error) {
      if (attempt >= TRIES || !TRY_AGAIN.has((error as { code?: string }).code ?? "")) throw error;
    }
  }
}

async function transactOnce<Result>(
  world: Inside,
  who: { organizationId: string; actor: string },
  work: (ctx: Context) => Promise<Result>,
): Promise<Result> {
  const woken = new Set<JobName>();
  const result = await world.database.queries.transaction().execute(async (db) => {
    const { rows } = await sql<{ clock_at: Date | null }>`
      select set_config('role', 'dunlin_app', true),
             set_config('dunlin.organization_id', ${who.organizationId}, true),
             (select clock_at from organizations where id = ${who.organizationId}::uuid) as clock_at
    `.execute(db);
    const sandboxNow = rows[0]?.clock_at ?? null;
    const now = sandboxNow ?? world.clock();
    return await work({
      db,
      organizationId: who.organizationId,
      isSandbox: sandboxNow !== null,
      actor: who.actor,
      now: () => now,
      newId: () => newSortableId(),
      newSecret: () => newApiKeySecret(),
      publicUrl: world.publicUrl,
      seal: (text, place) => world.secrets?.seal(text, placeOf(who.organizationId, place)) ?? null,
      reseal: (sealed, place) => reseal(world.secrets, sealed, placeOf(who.organizationId, place)),
      enqueue: async (name, data, options = {}) => {
        await world.jobs.enqueue(db, { name, data, ...options });
        if (!options.startAfter) woken.add(name);
      },
    });
  });
  for (const name of woken) world.jobs.nudge(name);
  return result;
}
