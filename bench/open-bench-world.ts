import { randomUUID } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createOrganization } from "@dunlin/server/domain/organizations/create-organization.ts";
import { goLive } from "@dunlin/server/domain/organizations/go-live.ts";
import { createPolicy } from "@dunlin/server/domain/policies/create-policy.ts";
import { openAttemptJournal } from "@dunlin/server/platform/attempts/attempt-journal.ts";
import { openDatabase } from "@dunlin/server/platform/database/open-database.ts";
import { startJobQueue } from "@dunlin/server/platform/jobs/job-queue.ts";
import { openLog } from "@dunlin/server/platform/log.ts";
import { newSortableId } from "@dunlin/server/platform/sortable-id.ts";
import type { EmailProvider } from "@dunlin/server/providers/email/email.ts";
import { openOutbox } from "@dunlin/server/providers/outbox/outbox.ts";
import { JOB_NAMES } from "@dunlin/server/schedule.ts";
import { reachOrganization, type World } from "@dunlin/server/transact.ts";

const fail = (error: Error) => console.error(error);

/** The platform's own world on a server, with a given provider and a clock that stands in business hours. */
export async function openBenchWorld(
  url: string,
  options: { email: EmailProvider; now: Date },
): Promise<World & { close(): Promise<void> }> {
  const database = await openDatabase({ url }, { connections: 12, onError: fail });
  const jobs = await startJobQueue(database.pool, { names: JOB_NAMES, onError: fail });
  const journal = openAttemptJournal(mkdtempSync(join(tmpdir(), "dunlin-bench-")), randomUUID());
  return {
    database,
    jobs,
    journal,
    providers: { outbox: openOutbox(), email: options.email, sender: "reminders@dunlin.example" },
    log: openLog("error"),
    clock: () => options.now,
    close: async () => {
      await jobs.stop();
      journal.close();
      await database.close();
    },
  };
}

/** A live organization in that world. */
export async function foundLive(world: World): Promise<string> {
  const organizationId = newSortableId();
  await reachOrganization(world, organizationId, "bench").transact(async (ctx) => {
    await createOrganization(ctx, {
      name: "Bench Ltd",
      email: "accounts@bench.example",
      phone: null,
      paymentInstructions: "sort code 20-00-00, account 55779911",
      role: "first_party",
      country: "GB",
      subdivision: "ENG",
      timeZone: "Europe/London",
      language: "en-GB",
      currency: "GBP",
      sandbox: false,
    });
    await createPolicy(ctx, {
      name: "Bench",
      ladder: "thorough",
      minimumAmounts: {},
      isDefault: true,
    });
    await goLive(ctx, { approveFirst: 0, rampPerDay: null });
  });
  return organizationId;
}
