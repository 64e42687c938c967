/** For each import rule a file that breaks it: the rule, where the file stands, what it says. */
export const IMPORT_BREACHES: readonly [rule: string, path: string, text: string][] = [
  [
    "no-runtime-cycle",
    "server/src/domain/events/broken-circle.ts",
    `import { there } from "./broken-cycle.ts"; export const back = () => there;`,
  ],
  [
    "subfolder-is-private",
    "server/src/domain/events/broken-privacy.ts",
    `import type { Gate } from "#server/domain/reminders/gates/gate.ts"; export type Broken = Gate;`,
  ],
  [
    "subfolder-is-private-to-the-domain",
    "server/src/broken-privacy.ts",
    `import type { Gate } from "#server/domain/reminders/gates/gate.ts"; export type Broken = Gate;`,
  ],
  ["no-orphans", "server/src/broken-orphan.ts", `export const lonely = 1;`],
  [
    "reached-from-the-start",
    "server/src/domain/events/broken-dead.ts",
    `import type { Context } from "#server/context.ts"; export type Dead = Context;`,
  ],
  [
    "nothing-unresolved",
    "server/src/broken-import.ts",
    `import { nothing } from "#server/nowhere.ts"; export const broken = nothing;`,
  ],
  [
    "ctx-is-the-only-door",
    "server/src/domain/events/broken-core.ts",
    `import { readFileSync } from "node:fs"; export const broken = readFileSync;`,
  ],
  [
    "ctx-is-the-only-door",
    "server/src/domain/events/broken-network.ts",
    `import { request } from "undici"; export const broken = request;`,
  ],
  [
    "ctx-is-the-only-door",
    "server/src/domain/reminders/gates/broken-deep.ts",
    `import { Pool } from "pg"; export const broken = Pool;`,
  ],
  [
    "platform-lends-the-domain-no-effects",
    "server/src/domain/events/broken-platform.ts",
    `import { lockFile } from "#server/platform/file-lock.ts"; export const broken = lockFile;`,
  ],
  [
    "providers-come-through-ctx",
    "server/src/domain/events/broken-provider.ts",
    `import { openOutbox } from "#server/providers/outbox/outbox.ts"; export const broken = openOutbox;`,
  ],
  [
    "domain-knows-only-its-context",
    "server/src/domain/events/broken-wiring.ts",
    `import { transact } from "#server/transact.ts"; export const broken = transact;`,
  ],
  [
    "providers-know-no-domain",
    "server/src/providers/email/broken-domain.ts",
    `import type { NewEvent } from "#server/domain/events/record-events.ts"; export type Broken = NewEvent;`,
  ],
  [
    "channels-know-only-themselves",
    "server/src/providers/sms/broken-channel.ts",
    `import type { EmailProvider } from "#server/providers/email/email.ts"; export type Broken = EmailProvider;`,
  ],
  [
    "outbox-knows-only-shapes",
    "server/src/providers/outbox/broken-vendor.ts",
    `import { connectSmtp } from "#server/providers/email/smtp.ts"; export const broken = connectSmtp;`,
  ],
  [
    "platform-knows-no-domain",
    "server/src/platform/broken-domain.ts",
    `import type { NewEvent } from "#server/domain/events/record-events.ts"; export type Broken = NewEvent;`,
  ],
  [
    "platform-knows-no-wiring",
    "server/src/platform/broken-wiring.ts",
    `import { readConfig } from "#server/config.ts"; export const broken = readConfig;`,
  ],
  [
    "database-knows-the-drivers",
    "server/src/broken-driver.ts",
    `import { Pool } from "pg"; export const broken = Pool;`,
  ],
  [
    "database-knows-the-drivers",
    "server/src/platform/broken-driver.ts",
    `import { PGlite } from "@electric-sql/pglite"; export const broken = PGlite;`,
  ],
  [
    "jobs-know-the-queue",
    "server/src/broken-queue.ts",
    `import { PgBoss } from "pg-boss"; export const broken = PgBoss;`,
  ],
  [
    "http-knows-the-framework",
    "server/src/broken-framework.ts",
    `import { fastify } from "fastify"; export const broken = fastify;`,
  ],
  [
    "wiring-sees-the-framework",
    "server/src/domain/events/broken-framework.ts",
    `import type { FastifyRequest } from "fastify"; export type Broken = FastifyRequest;`,
  ],
  [
    "contract-stands-alone",
    "contract/src/broken-world.ts",
    `import { join } from "node:path"; export const broken = join;`,
  ],
  [
    "contract-stands-alone",
    "contract/src/broken-server.ts",
    `import type { Context } from "@dunlin/server/context.ts"; export type Broken = Context;`,
  ],
  [
    "client-knows-only-the-contract",
    "client/src/broken-node.ts",
    `import { join } from "node:path"; export const broken = join;`,
  ],
  [
    "client-knows-only-the-contract",
    "client/src/broken-server.ts",
    `import type { Context } from "@dunlin/server/context.ts"; export type Broken = Context;`,
  ],
  [
    "cli-speaks-through-the-client",
    "cli/src/broken-server.ts",
    `import { transact } from "@dunlin/server/transact.ts"; export const broken = transact;`,
  ],
  [
    "server-knows-no-caller",
    "server/src/broken-caller.ts",
    `import { createClient } from "@dunlin/client/create-client.ts"; export const broken = createClient;`,
  ],
  [
    "packages-meet-by-name",
    "server/src/broken-path.ts",
    `import { CONTRACT } from "../../contract/src/contract.ts"; export const broken = CONTRACT;`,
  ],
  [
    "nobody-imports-tests",
    "server/src/broken-test.ts",
    `import { useTestWorld } from "#test/test-world.ts"; export const broken = useTestWorld;`,
  ],
];

/** What may be done: types of providers and of the world in the domain, the two pure libraries, tests that see all. */
export const IMPORT_LIBERTIES: readonly [path: string, text: string][] = [
  [
    "server/src/domain/events/allowed-types.ts",
    `import type { Receipt } from "#server/providers/receipt.ts"; import type { Stats } from "node:fs"; export type Allowed = Receipt | Stats;`,
  ],
  [
    "server/src/domain/events/allowed-libraries.ts",
    `import { sql } from "kysely"; import { z } from "zod"; import { isId } from "@dunlin/contract/ids.ts"; export const allowed = [sql, z, isId];`,
  ],
  [
    "server/src/domain/reminders/allowed-gate.ts",
    `import type { Gate } from "#server/domain/reminders/gates/gate.ts"; export type Allowed = Gate;`,
  ],
  [
    "server/src/domain/events/allowed.test.ts",
    `import { readFileSync } from "node:fs"; export const allowed = readFileSync;`,
  ],
];

/** Files that breaches need beside them. */
export const ACCOMPLICES: readonly [path: string, text: string][] = [
  [
    "server/src/domain/events/broken-cycle.ts",
    `import { back } from "./broken-circle.ts"; export const there = () => back;`,
  ],
  [
    "server/src/domain/events/broken-way-back.ts",
    `import type { Pass } from "#server/domain/reminders/issue-due-reminders.ts"; export type Broken = Pass;`,
  ],
];
