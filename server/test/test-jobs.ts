import { sql } from "kysely";
import type { JobQueue } from "#server/platform/jobs/job-queue.ts";

/** A queue that keeps its jobs in the store, so that a rolled-back test or transaction has none, and runs them when told. */
export const TEST_TABLES = `
  create schema test;
  create table test.jobs (
    id bigint generated always as identity, name text not null, data jsonb not null,
    start_after timestamptz, only_one text);
  create unique index on test.jobs (name, only_one) where only_one is not null;
  grant usage on schema test to dunlin_app;
  grant all on test.jobs to dunlin_app;`;

export const testJobs: JobQueue = {
  enqueue: async (db, job) => {
    await sql`
      insert into test.jobs (name, data, start_after, only_one)
      values (${job.name}, ${JSON.stringify(job.data)}::text::jsonb, ${job.startAfter?.toISOString() ?? null}::timestamptz,
              ${job.onlyOneQueued ?? null})
      on conflict do nothing`.execute(db as never);
  },
  nudge: () => {},
  work: async () => {},
  everyMinute: async () => {},
  stop: async () => {},
};
