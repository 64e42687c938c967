import { randomUUID } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SendingChannel } from "@dunlin/contract/channels.ts";
import type { Config } from "@dunlin/server/config.ts";
import { createOrganization } from "@dunlin/server/domain/organizations/create-organization.ts";
import { goLive } from "@dunlin/server/domain/organizations/go-live.ts";
import { createPolicy } from "@dunlin/server/domain/policies/create-policy.ts";
import { LADDERS } from "@dunlin/server/domain/policies/ladders.ts";
import { openAttemptJournal } from "@dunlin/server/platform/attempts/attempt-journal.ts";
import { openDatabase } from "@dunlin/server/platform/database/open-database.ts";
import { startJobQueue } from "@dunlin/server/platform/jobs/job-queue.ts";
import { openLog } from "@dunlin/server/platform/log.ts";
import { openSecretBox } from "@dunlin/server/platform/secret-box.ts";
import { newSortableId } from "@dunlin/server/platform/sortable-id.ts";
import type { EmailProvider } from "@dunlin/server/providers/email/email.ts";
import { JOB_NAMES } from "@dunlin/server/schedule.ts";
import { reachOrganization, type World } from "@dunlin/server/transact.ts";
import { wire } from "@dunlin/server/wire.ts";

const SETTINGS = {
  smtpUrl: null,
  sender: "reminders@dunlin.example",
  publicUrl: null,
  vendors: { sendgrid: null, twilio: "", meta: "", intelliprint: "" },
};
const fail = (error: Error) => console.error(error);

/** The platform's own world on a server, with a given provider and a clock that stands in business hours. */
export async function openBenchWorld(
  url: string,
  options: { email: EmailProvider; now: Date; vendors?: Config["vendors"] },
): Promise<World & { close(): Promise<void> }> {
  const secrets = openSecretBox(["a key of the benchmarks that is long enough"]);
  const settings = { ...SETTINGS, vendors: options.vendors ?? SETTINGS.vendors };
  const database = await openDatabase({ url }, { connections: 12, onError: fail });
  const jobs = await startJobQueue(database.pool, { names: JOB_NAMES, onError: fail });
  const journal = openAttemptJournal(mkdtempSync(join(tmpdir(), "dunlin-bench-")), randomUUID());
  return {
    database,
    jobs,
    journal,
    providers: { ...wire(settings, secrets), email: options.email },
    secrets,
    publicUrl: null,
    log: openLog("error"),
    clock: () => options.now,
    close: async () => {
      await jobs.stop();
      journal.close();
      await database.close();
    },
  };
}

/** A live organization in that world, on the thorough ladder unless one stage a channel is wanted. */
export async function foundLive(world: World, channel?: SendingChannel): Promise<string> {
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
      postalAddress: "1 Mill Lane\nLeeds\nLS1 4AB",
      sandbox: false,
    });
    const policy = { name: "Bench", minimumAmounts: {}, isDefault: true };
    await createPolicy(
      ctx,
      channel
        ? { ...policy, stages: [{ ...LADDERS.thorough[0]!, channels: [channel] }] }
        : { ...policy, ladder: "thorough" },
    );
    await goLive(ctx, { approveFirst: 0, rampPerDay: null });
  });
  return organizationId;
}
