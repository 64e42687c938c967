const LONG = "x;\n".repeat(70);

/** For each rule of the tidy test a file that breaks it: the rule, where the file stands, what it says. */
export const SOURCE_BREACHES: readonly [rule: string, path: string, text: string][] = [
  [
    "verb-exports-its-verb",
    "server/src/domain/invoices/settle-debts.ts",
    "export function payDebts() {}",
  ],
  [
    "verb-exports-its-verb",
    "server/src/domain/invoices/settle-debts.ts",
    "export function settleDebts() {} export const LIMIT = 3;",
  ],
  [
    "verb-exports-its-verb",
    "server/src/domain/invoices/settle-debts.ts",
    "export const settleDebts = () => 1;",
  ],
  [
    "verb-is-listed",
    "server/src/domain/invoices/evaporate-debts.ts",
    "export function evaporateDebts(ctx: object) { return ctx; }",
  ],
  ["file-size", "server/src/domain/invoices/debts.ts", "\n".repeat(300) + "export type Long = 1;"],
  [
    "file-size",
    "server/src/domain/invoices/debts.test.ts",
    "\n".repeat(300) + "export type Long = 1;",
  ],
  ["function-size", "server/src/domain/invoices/debts.ts", `function long(x: number) {\n${LONG}}`],
  [
    "function-size",
    "server/src/domain/invoices/debts.ts",
    `const long = (x: number) => {\n${LONG}};`,
  ],
  ["parameters", "server/src/domain/invoices/debts.ts", "function many(a: 1, b: 2, c: 3, d: 4) {}"],
  ["kebab-case", "server/src/domain/invoices/openDebts.ts", ""],
  ["empty-name", "server/src/domain/invoices/invoice-helper.ts", ""],
  ["empty-name", "server/src/domain/shared/invoice.ts", ""],
  ["empty-name", "server/src/domain/invoices/debts.ts", "type InvoiceManager = 1;"],
  ["no-default-export", "server/src/domain/invoices/debts.ts", "export default 1;"],
  ["no-enum", "server/src/domain/invoices/debts.ts", "enum Colour { Red }"],
  [
    "no-namespace",
    "server/src/domain/invoices/debts.ts",
    "namespace Debts { export type Debt = 1 }",
  ],
  ["no-class-but-errors", "server/src/domain/invoices/debts.ts", "class Debt {}"],
  ["no-class-but-errors", "server/src/domain/invoices/debts.ts", "class Debt extends Claim {}"],
  ["no-barrel", "server/src/domain/invoices/index.ts", "export type Debt = 1;"],
  ["no-barrel", "server/src/domain/invoices/debts.ts", `export * from "./debt.ts";`],
  ["no-barrel", "server/src/domain/invoices/debts.ts", `export { debt } from "./debt.ts";`],
  ["nothing-muted", "server/src/domain/invoices/debts.ts", "// @ts-" + "ignore\n"],
  ["nothing-muted", "server/src/domain/invoices/debts.ts", "// @ts-" + "expect-error\n"],
  ["nothing-muted", "server/src/domain/invoices/debts.ts", "// oxlint-" + "disable-next-line\n"],
  ["nothing-muted", "server/src/domain/invoices/debts.ts", "// TO" + "DO later\n"],
  [
    "one-writer-per-table",
    "server/src/domain/invoices/settle-debts.ts",
    `ctx.db.insertInto("payments");`,
  ],
  [
    "one-writer-per-table",
    "server/src/domain/invoices/settle-debts.ts",
    `ctx.db.updateTable("payments as p");`,
  ],
  [
    "one-writer-per-table",
    "server/src/domain/invoices/settle-debts.ts",
    `ctx.db.deleteFrom("payments");`,
  ],
  [
    "one-writer-per-table",
    "server/src/domain/invoices/settle-debts.ts",
    `ctx.db.insertInto(table);`,
  ],
  [
    "one-writer-per-table",
    "server/src/domain/invoices/settle-debts.ts",
    "sql`with a as (select 1) INSERT INTO payments (id) values (${1})`;",
  ],
  [
    "one-writer-per-table",
    "server/src/domain/invoices/settle-debts.ts",
    "sql`update payments p\n set amount_minor = ${1}`;",
  ],
  [
    "one-writer-per-table",
    "server/src/domain/invoices/settle-debts.ts",
    "sql`update payments set amount_minor = 1`;",
  ],
  [
    "one-writer-per-table",
    "server/src/domain/invoices/settle-debts.ts",
    `run("delete from payments where true");`,
  ],
  ["one-writer-per-table", "server/src/transact.ts", "sql`truncate payments`;"],
  ["only-deeds-write", "server/src/domain/payments/payment.ts", `ctx.db.insertInto("payments");`],
  ["environment-is-read-once", "server/src/wire.ts", "const url = process.env.URL;"],
  ["environment-is-read-once", "server/src/wire.ts", `const url = process["env"]["URL"];`],
  ["world-comes-through-ctx", "server/src/domain/invoices/debts.ts", "const at = Date.now();"],
  ["world-comes-through-ctx", "server/src/domain/invoices/debts.ts", "const at = new Date();"],
  ["world-comes-through-ctx", "server/src/domain/invoices/debts.ts", "const at = Date();"],
  [
    "world-comes-through-ctx",
    "server/src/domain/invoices/debts.ts",
    "const at = Temporal.Now.instant();",
  ],
  [
    "world-comes-through-ctx",
    "server/src/domain/invoices/debts.ts",
    "const chance = Math.random();",
  ],
  [
    "world-comes-through-ctx",
    "server/src/domain/invoices/debts.ts",
    "const id = crypto.randomUUID();",
  ],
  [
    "world-comes-through-ctx",
    "server/src/domain/invoices/debts.ts",
    `import { randomUUID } from "node:crypto";`,
  ],
  [
    "world-comes-through-ctx",
    "server/src/domain/invoices/debts.ts",
    `import { newApiKeySecret } from "#server/platform/api-key-secret.ts";`,
  ],
  [
    "world-comes-through-ctx",
    "server/src/domain/invoices/debts.ts",
    `await fetch("https://bank.example");`,
  ],
  ["world-comes-through-ctx", "server/src/domain/invoices/debts.ts", "setTimeout(() => {}, 1);"],
  [
    "change-and-trace-are-one",
    "server/src/domain/invoices/settle-debts.ts",
    `ctx.db.updateTable("invoices");`,
  ],
  [
    "nothing-leaves-inside-a-transaction",
    "server/src/domain/invoices/settle-debts.ts",
    "ctx.transact(async (inside) => ctx.providers.email.send());",
  ],
  [
    "nothing-leaves-inside-a-transaction",
    "server/src/domain/invoices/settle-debts.ts",
    "ctx.transact(async (inside) => deliverNotifications(ctx, inside));",
  ],
  [
    "nothing-leaves-inside-a-transaction",
    "server/src/domain/invoices/settle-debts.ts",
    "ctx.transact((inside) => ctx.transact(async () => 1));",
  ],
  [
    "nothing-leaves-inside-a-transaction",
    "server/src/domain/invoices/settle-debts.ts",
    "ctx.persist((inside) => send(ctx, inside));",
  ],
];

/** What may be done, close to what may not. */
export const SOURCE_LIBERTIES: readonly [path: string, text: string][] = [
  [
    "server/src/domain/invoices/settle-debts.ts",
    "export type Debt = 1; export async function settleDebts() {}",
  ],
  [
    "server/src/domain/invoices/record.ts",
    "export type InvoiceRecord = 1; export const RECORDS = [1];",
  ],
  ["server/src/domain/invoices/debt-error.ts", "export class DebtError extends Error {}"],
  [
    "server/src/domain/invoices/debts.ts",
    "const at = new Date(0); const time = at.getTime(); const own = { process: 1, fetch: 2 }; own.fetch;",
  ],
  [
    "server/src/domain/invoices/debts.ts",
    "sql`select 1 from payments for update skip locked`; sql`select 'update' as set`;",
  ],
  [
    "server/src/domain/payments/record-gift.ts",
    "sql`insert into payments (id) values (1) on conflict do update set id = 2`; recordEvents(ctx, []);export function recordGift() {}",
  ],
  [
    "server/src/domain/invoices/debts.ts",
    "ctx.transact((inside) => read(inside, ctx.journal.workerId, ctx.organizationId));",
  ],
  [
    "server/src/domain/invoices/debts.test.ts",
    `const at = new Date(); sql\`delete from payments\`; ${"x;".repeat(3)}`,
  ],
  [
    "server/test/prepare.ts",
    `declare module "vitest" { export interface ProvidedContext { a: 1 } }`,
  ],
];
