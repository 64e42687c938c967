import { afterAll, beforeAll, expect, test } from "vitest";
import type { SqlPool } from "#server/platform/database/pool.ts";
import { createInvoice } from "#server/domain/invoices/create-invoice.ts";
import { formatId } from "@dunlin/contract/ids.ts";
import { fileOf, importFile, rowsOf } from "#test/import-bed.ts";
import {
  buildWorld,
  openFileStore,
  type TestOrganization,
  type TestWorld,
} from "#test/test-world.ts";

let pool: SqlPool;
let world: TestWorld;
beforeAll(async () => {
  pool = await openFileStore();
  world = buildWorld(pool);
});
afterAll(async () => await pool?.end());

const lines = Array.from({ length: 300 }, (_, index) => ({
  number: `INV-${index}`,
  name: `Customer ${index % 40}`,
  email: `pay@customer${index % 40}.example`,
  paid: index % 2 === 0 ? "10.00" : "0",
}));

test("the same file four times at once makes one of everything", async () => {
  const acme = await world.found();
  const answers = await Promise.all([1, 2, 3, 4].map(() => importFile(acme, fileOf(lines))));
  const taken = answers.map(({ answer }) => answer.taken).sort((one, two) => one - two);
  expect(taken).toEqual([0, 0, 0, 300]);
  const of = `where organization_id = '${acme.organizationId}'`;
  const [count] = await rowsOf(
    world,
    `select (select count(*)::int from customers ${of}) as customers,
            (select count(*)::int from contact_points ${of}) as points,
            (select count(*)::int from recovery_cases ${of}) as cases,
            (select count(*)::int from payments ${of}) as payments`,
  );
  expect(count).toEqual({ customers: 40, points: 40, cases: 40, payments: 150 });
});

test("invoices that are added one by one meanwhile are counted as known, and nothing fails", async () => {
  const acme = await world.found();
  await importFile(acme, fileOf([{ number: "FIRST", name: "Customer 0" }]));
  const [customer] = await rowsOf<{ id: string }>(
    world,
    `select id from customers where organization_id = '${acme.organizationId}'`,
  );
  const all = lines.map((line) => ({ ...line, paid: "0" }));
  const codes: string[] = [];
  const adding = all
    .filter((line) => line.name === "Customer 0")
    .map((line) => add(acme, customer!.id, line.number).catch((error) => codes.push(error.code)));
  const [{ answer }] = await Promise.all([importFile(acme, fileOf(all)), ...adding]);
  expect(new Set([...codes, "already_exists"])).toEqual(new Set(["already_exists"]));
  expect(answer.taken + adding.length - codes.length).toBe(300);
  expect(answer).toMatchObject({ rejectedCount: 0, linesRead: 300 });
});

async function add(ctx: TestOrganization, customerId: string, number: string): Promise<void> {
  await ctx.transact((inside) =>
    createInvoice(inside, {
      customerId: formatId("customer", customerId),
      number,
      issuedOn: "2026-09-01",
      dueOn: "2026-10-01",
      amount: { amount: 10_000, currency: "GBP" },
      policyId: null,
    }),
  );
}
