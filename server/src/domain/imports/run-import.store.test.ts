import { parseId } from "@dunlin/contract/ids.ts";
import { describe, expect, test } from "vitest";
import { getImport } from "#server/domain/imports/get-import.ts";
import { runImport } from "#server/domain/imports/run-import.ts";
import { importFile, HEADER, lineOf, type Line, photograph, rowsOf } from "#test/import-bed.ts";
import { useTestWorld, type TestOrganization } from "#test/test-world.ts";

const world = useTestWorld();
const LINES = 4500;
const NOTE = "x".repeat(1000);

/** A file of more than 4 MB in few lines. */
function largeFile(change: (index: number) => Line = () => ({})): string {
  const lines = Array.from({ length: LINES }, (_, index) => {
    const isBroken = index % 1500 === 700;
    const line = {
      number: `INV-${index}`,
      name: `Customer ${index % 50}`,
      paid: index % 3 === 0 ? "10.00" : "0",
      ...(isBroken ? { due: "soon" } : {}),
      ...change(index),
    };
    return `${lineOf(line)},${NOTE}`;
  });
  return `${HEADER},note\n${lines.join("\n")}\n`;
}

const show = (ctx: TestOrganization, id: string) =>
  ctx.transact((inside) => getImport(inside, { id }));

const ledgerOf = (ctx: TestOrganization) =>
  rowsOf(
    world,
    `select i.number, c.name, i.amount_minor, i.paid_minor, i.status, k.status as case_status,
            coalesce(a.count, 0) as payments, e.count as events
       from invoices i join customers c on c.id = i.customer_id
       join recovery_cases k on k.id = i.recovery_case_id
       left join (select invoice_id, count(*) from payment_allocations group by 1) a
         on a.invoice_id = i.id
       left join (select subject_id, count(*) from events group by 1) e on e.subject_id = i.id
      where i.organization_id = '${ctx.organizationId}' order by i.number`,
  );

describe("a large file", () => {
  test("waits for its job, which shows its progress and ends the same when it was stopped in between", async () => {
    const [acme, other] = [await world.found(), await world.found({ name: "Other Ltd" })];
    const file = largeFile();
    const { status, answer } = await importFile(acme, file);
    expect(status).toBe(202);
    expect(answer).toMatchObject({ status: "waiting", linesRead: 0, layout: null });
    const importId = parseId(answer.id!);
    expect(await rowsOf(world, "select data from test.jobs where name = 'run-import'")).toEqual([
      { data: { organizationId: acme.organizationId, importId } },
    ]);

    await rowsOf(world, "alter table invoices add constraint boom check (number <> 'INV-3000')");
    await expect(runImport(acme, { importId })).rejects.toThrow(/boom/);
    expect(await show(acme, answer.id!)).toMatchObject({
      status: "running",
      linesRead: 2000,
      taken: 1999,
      unchanged: 0,
      rejectedCount: 1,
    });
    await rowsOf(world, "alter table invoices drop constraint boom");
    await runImport(acme, { importId });
    const done = await show(acme, answer.id!);
    expect(done).toMatchObject({ status: "done", linesRead: LINES, taken: 4497, unchanged: 0 });
    expect(done.rejected.map((each) => each.line)).toEqual([702, 2202, 3702]);
    expect(await rowsOf(world, "select 1 from import_chunks")).toEqual([]);

    const straight = await importFile(other, file);
    await runImport(other, { importId: parseId(straight.answer.id!) });
    expect({ ...(await show(other, straight.answer.id!)), id: done.id }).toEqual(done);
    expect(await ledgerOf(other)).toEqual(await ledgerOf(acme));
    const before = await photograph(world);
    await runImport(acme, { importId });
    expect(await photograph(world)).toEqual(before);
  });

  test("that turns out to be ambiguous is refused by its job with the reason, and nothing of it is kept", async () => {
    const acme = await world.found();
    const file = largeFile(() => ({ issued: "01/02/2026", due: "03/04/2026" }));
    const { answer } = await importFile(acme, file);
    await runImport(acme, { importId: parseId(answer.id!) });
    const refused = await show(acme, answer.id!);
    expect(refused).toMatchObject({ status: "refused", taken: 0, finishedAt: expect.any(String) });
    expect(refused.evidence[0]).toContain("day-first or month-first");
    expect(await rowsOf(world, "select 1 from import_chunks")).toEqual([]);
    expect(await rowsOf(world, "select 1 from invoices")).toEqual([]);
  });

  test("is only read as a dry run", async () => {
    const acme = await world.found();
    const before = await photograph(world);
    const { status, answer } = await importFile(acme, largeFile(), { dryRun: true });
    expect(status).toBe(200);
    expect(answer).toMatchObject({ id: null, taken: 4497, rejectedCount: 3, linesRead: LINES });
    expect(await photograph(world)).toEqual(before);
  });

  test("whose beginning is no list of invoices is refused at once, and so is one of more than 256 MB", async () => {
    const acme = await world.found();
    const before = await photograph(world);
    const prose = "all work and no play\n".repeat(250_000);
    await expect(importFile(acme, prose)).rejects.toMatchObject({ code: "unreadable_file" });
    async function* endless() {
      const piece = Buffer.alloc(1024 * 1024, `${lineOf({})}\n`);
      for (let count = 0; count < 257; count += 1) yield piece;
    }
    await expect(importFile(acme, endless())).rejects.toMatchObject({ code: "body_too_large" });
    expect(await photograph(world)).toEqual(before);
  });
});

describe("a small file", () => {
  test("is taken whole or not at all", async () => {
    const acme = await world.found();
    const lines = Array.from({ length: 2500 }, (_, index) => lineOf({ number: `INV-${index}` }));
    await rowsOf(world, "alter table invoices add constraint boom check (number <> 'INV-2400')");
    const before = await photograph(world);
    const file = `${HEADER}\n${lines.join("\n")}\n`;
    await expect(importFile(acme, file)).rejects.toThrow(/boom/);
    expect(await photograph(world)).toEqual(before);
  });
});
