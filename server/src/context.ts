import type { Channel } from "@dunlin/contract/customers.ts";
import type { SendingChannel } from "@dunlin/contract/channels.ts";
import type { Transaction } from "kysely";
import type { AttemptJournal } from "#server/platform/attempts/attempt-journal.ts";
import type { DB } from "#server/platform/database/schema.ts";
import type { Log } from "#server/platform/log.ts";
import type { Spool, SpoolLimits } from "#server/platform/spool.ts";
import type { EmailProvider } from "#server/providers/email/email.ts";
import type { InboundEvent } from "#server/providers/inbound.ts";
import type { LetterProvider, PostalLetter } from "#server/providers/letter/letter.ts";
import type { Provider } from "#server/providers/provider.ts";
import type { SmsProvider } from "#server/providers/sms/sms.ts";
import type { WhatsAppProvider } from "#server/providers/whatsapp/whatsapp.ts";

/** The work that waits in the queue, by the name of the verb that does it. */
export type Jobs = {
  "issue-due-reminders": { organizationId: string };
  "deliver-notifications": { organizationId: string; batchId: string };
  "reconcile-attempts": { organizationId: string };
  "process-webhooks": { organizationId: string };
  "wake-waiting": { organizationId: string; channel: SendingChannel; closedUntil: string };
  "read-mailboxes": { organizationId: string };
  "forget-webhooks": { organizationId: string };
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
  /** Where providers reach us; null where nobody said. */
  publicUrl: string | null;
  /** Seals a text for one place in this organization; null when there is no key to seal under. */
  seal(text: string, place: string): string | null;
  /** Seals anew, under the present key, what was sealed for a place under an older one; null when it is under the present one. */
  reseal(sealed: string, place: string): string | null;
  enqueue<Name extends JobName>(name: Name, data: Jobs[Name], options?: JobOptions): Promise<void>;
};

/** The shape that stands behind each channel. */
export type ChannelProviders = {
  email: EmailProvider;
  sms: SmsProvider;
  whatsapp: WhatsAppProvider;
  letter: LetterProvider;
};

/** A provider that an organization has connected, as it is stored. */
export type StoredConnection = {
  organizationId: string;
  id: string;
  version: number;
  channel: Channel;
  provider: string;
  settings: unknown;
  sealedSecrets: string;
};

/** Up to where a mailbox has been read. */
export type MailboxPlace = { uidValidity: string | null; lastUid: bigint };
export type MailboxReading =
  | { events: readonly InboundEvent[]; uidValidity: string; lastUid: bigint }
  | { trouble: string };

/** The built-in catcher takes the messages of every channel. */
export type Outbox = Provider<{ attemptId: string }>;

/** Who may be spoken to: the built-in outbox, what an operator connected, and what organizations did. */
export type Providers = {
  outbox: Outbox;
  /** The operator's mail server, for organizations without one of their own. */
  email: EmailProvider | null;
  sender: string;
  /** Where letters are made that a person prints and posts. */
  printRoom: LetterProvider;
  /** Opens a connection, or the one that is open already; throws when its secrets cannot be opened. */
  open<Name extends SendingChannel>(
    channel: Name,
    connection: StoredConnection,
  ): ChannelProviders[Name];
  readMailbox(connection: StoredConnection, since: MailboxPlace): Promise<MailboxReading>;
  typesetLetter(letter: PostalLetter): Promise<Uint8Array>;
};

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
