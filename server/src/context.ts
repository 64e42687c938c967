import type { Transaction } from "kysely";
import type { AttemptJournal } from "#server/platform/attempts/attempt-journal.ts";
import type { DB } from "#server/platform/database/schema.ts";
import type { Log } from "#server/platform/log.ts";
import type { Spool, SpoolLimits } from "#server/platform/spool.ts";
import type { EmailProvider } from "#server/providers/email/email.ts";

/** The work that waits in the queue, by the name of the verb that does it. */
export type Jobs = {
  "issue-due-reminders": { organizationId: string };
  "deliver-notifications": { organizationId: string; batchId: string };
  "run-import": { organizationId: string; importId: string };
};
export type JobName = keyof Jobs;
export type JobOptions = { startAfter?: Date; onlyOneQueued?: string };

/** What a verb may touch: one organization, in one transaction. */
export type Context = {
  db: Transaction<DB>;
  organizationId: string;
  isSandbox: boolean;
  actor: string;
  now(): Date;
  newId(): string;
  newSecret(): string;
  enqueue<Name extends JobName>(name: Name, data: Jobs[Name], options?: JobOptions): Promise<void>;
};

/** Who may be spoken to: the built-in outbox, and what an operator connected for the outside. */
export type Providers = { outbox: EmailProvider; email: EmailProvider | null; sender: string };

/** What a verb needs that speaks to the outside; inside a transaction there is none of it. */
export type OutboundContext = {
  organizationId: string;
  actor: string;
  providers: Providers;
  journal: AttemptJournal;
  log: Log;
  newId(): string;
  /** Takes in a body that may be large in constant memory; null when it is larger than allowed. */
  spool(body: AsyncIterable<Uint8Array>, limits: SpoolLimits): Promise<Spool | null>;
  transact<Result>(work: (ctx: Context) => Promise<Result>): Promise<Result>;
  /** The same for what must not be lost: it is tried again for minutes while the store does not answer. */
  persist<Result>(work: (ctx: Context) => Promise<Result>): Promise<Result>;
};
