import { parseId } from "@dunlin/contract/ids.ts";
import { describe, expect, test } from "vitest";
import { goLive } from "#server/domain/organizations/go-live.ts";
import { listInvoices } from "#server/domain/invoices/list-invoices.ts";
import { listImports } from "#server/domain/imports/list-imports.ts";
import { getImport } from "#server/domain/imports/get-import.ts";
import { fileOf, importFile, type Line, photograph, rowsOf } from "#test/import-bed.ts";
import { useTestWorld } from "#test/test-world.ts";

const world = useTestWorld();
/** What a further import always writes: its own record. */
const RECORDS = ["public.imports", "public.import_rejections"];

type Broken = { column: string; reason: RegExp; line: Line };
const KINDS: Broken[] = [
  { column: "due_date", reason: /2026-02-30/, line: { due: "2026-02-30" } },
  { column: "amount", reason: /twelve/, line: { amount: "twelve" } },
  { column: "customer_name", reason: /missing/, line: { name: "" } },
  { column: "email", reason: /not-an-address/, line: { email: "not-an-address" } },
  { column: "currency", reason: /ZZZZ/, line: { currency: "ZZZZ" } },
  { column: "invoice_number", reason: /earlier line/, line: { number: "INV-0" } },
];

/** A thousand lines, 30 of them broken in six ways: every 33rd. */
function thousand(): { file: string; broken: { line: number; kind: Broken }[] } {
  const broken: { line: number; kind: Broken }[] = [];
  const lines = Array.from({ length: 1000 }, (_, index): Line => {
    const good: Line = {
      number: `INV-${index}`,
      name: `Customer ${index % 300}`,
      email: `pay@customer${index % 300}.example`,
      phone: "+442079460000",
      amount: `${100 + index}.50`,
      paid: index % 4 === 0 ? "40.25" : index % 9 === 0 ? `${100 + index}.50` : "0",
      country: "GB-SCT",
      language: "en",
    };
    if (index % 33 !== 1 || broken.length === 30) return good;
    const kind = KINDS[broken.length % KINDS.length]!;
    broken.push({ line: index + 2, kind });
    return { ...good, ...kind.line };
  });
  return { file: fileOf(lines), broken };
}

describe("a file of 1,000 lines with 30 broken ones of six kinds", () => {
  test("is taken but for the 30, each listed with its line, column and reason", async () => {
    const acme = await world.found();
    const { file, broken } = thousand();
    const { status, answer } = await importFile(acme, file);
    expect(status).toBe(200);
    expect(answer).toMatchObject({
      status: "done",
      taken: 970,
      unchanged: 0,
      rejectedCount: 30,
      linesRead: 1000,
      layout: "plain",
    });
    expect(answer.rejected).toEqual(
      broken.map(({ line, kind }) => ({
        line,
        column: kind.column,
        reason: expect.stringMatching(kind.reason),
      })),
    );
    const [sums] = await rowsOf(
      world,
      `select (select count(*)::int from invoices) as invoices,
              (select count(*)::int from customers) as customers,
              (select count(*)::int from contact_points) as points,
              (select sum(paid_minor) = (select sum(amount_minor) from payments)
                  and sum(paid_minor) = (select sum(amount_minor) from payment_allocations)
                 from invoices) as is_booked,
              (select count(*)::int from recovery_cases c where status = 'open' and not exists (
                 select from invoices i where i.recovery_case_id = c.id
                    and i.status in ('open', 'partially_paid'))) as empty_cases,
              (select count(*)::int from invoices i join recovery_cases c on c.id = i.recovery_case_id
                where c.status = 'closed' and i.status <> 'paid') as lost_invoices`,
    );
    expect(sums).toMatchObject({
      invoices: 970,
      points: expect.any(Number),
      is_booked: true,
      empty_cases: 0,
      lost_invoices: 0,
    });
  });

  test("tells its history: each customer, case and invoice, and how the import ended", async () => {
    const acme = await world.found();
    const { answer } = await importFile(acme, thousand().file);
    const told = await rowsOf(
      world,
      `select type, count(*)::int from events where type ~ '^(customer|invoice|payment)' group by 1 order by 1`,
    );
    const [there] = await rowsOf<Record<string, number>>(
      world,
      `select (select count(*)::int from customers) as customers,
              (select count(*)::int from payments) as payments`,
    );
    expect(told).toEqual([
      { type: "customer.created", count: there!["customers"] },
      { type: "invoice.created", count: 970 },
      { type: "payment.recorded", count: there!["payments"] },
    ]);
    const ended = await rowsOf(
      world,
      "select subject_id, data, actor from events where type = 'import.finished'",
    );
    expect(ended).toEqual([
      {
        subject_id: parseId(answer.id!),
        data: { taken: 970, unchanged: 0, rejected: 30 },
        actor: "test",
      },
    ]);
  });

  test("changes nothing at all the second time", async () => {
    const acme = await world.found();
    const { file } = thousand();
    await importFile(acme, file);
    const before = await photograph(world, { except: RECORDS });
    world.time.now = new Date("2026-11-02T11:00:00Z");
    const { answer } = await importFile(acme, file);
    expect(answer).toMatchObject({ taken: 0, unchanged: 970, rejectedCount: 30 });
    const after = await photograph(world, { except: RECORDS });
    const [fresh] = await rowsOf(world, "select ledger_fresh_at from organizations");
    expect(fresh).toEqual({ ledger_fresh_at: world.time.now });
    expect({ ...after, "public.organizations": "" }).toEqual({
      ...before,
      "public.organizations": "",
    });
  });

  test("leaves no trace as a dry run, and says what the import then does", async () => {
    const acme = await world.found();
    const { file } = thousand();
    const before = await photograph(world);
    const dry = await importFile(acme, file, { dryRun: true });
    expect(await photograph(world)).toEqual(before);
    expect(dry.status).toBe(200);
    const wet = await importFile(acme, file);
    expect(dry.answer).toEqual({ ...wet.answer, id: null });
  });
});

describe("an import", () => {
  test("queues no notification, though the organization is live and all is overdue", async () => {
    const acme = await world.found();
    await acme.transact((ctx) => goLive(ctx, { approveFirst: 0, rampPerDay: null }));
    await rowsOf(world, "delete from test.jobs");
    await importFile(acme, fileOf([{ email: "pay@beta.example" }, { number: "INV-2" }]));
    expect(await rowsOf(world, "select 1 from notifications")).toEqual([]);
    expect(await rowsOf(world, "select name from test.jobs")).toEqual([
      { name: "issue-due-reminders" },
    ]);
    const cases = await rowsOf(world, "select status, next_decision_at from recovery_cases");
    expect(cases).toEqual([{ status: "open", next_decision_at: world.time.now }]);
  });

  test("puts two currencies of one customer into two cases, whatever the case of the name", async () => {
    const acme = await world.found();
    await importFile(
      acme,
      fileOf([
        { number: "A" },
        { number: "B", name: "BETA  ltd", currency: "EUR" },
        { number: "C", name: "Beta Ltd", currency: "EUR" },
      ]),
    );
    expect(await rowsOf(world, "select name from customers")).toEqual([{ name: "Beta Ltd" }]);
    const cases = await rowsOf(
      world,
      `select c.currency, count(*)::int as invoices from recovery_cases c
         join invoices i on i.recovery_case_id = c.id where c.status = 'open'
        group by c.id, c.currency order by c.currency`,
    );
    expect(cases).toEqual([
      { currency: "EUR", invoices: 2 },
      { currency: "GBP", invoices: 1 },
    ]);
  });

  test("opens no case for what is paid already, and keeps one closed case for all of it", async () => {
    const acme = await world.found();
    await importFile(acme, fileOf([{ number: "A", paid: "100.00" }]));
    await importFile(acme, fileOf([{ number: "B", paid: "100.00" }]));
    expect(await rowsOf(world, "select status from recovery_cases")).toEqual([
      { status: "closed" },
    ]);
    const paid = await rowsOf(
      world,
      "select received_on, reference, unapplied_minor from payments",
    );
    const booked = { received_on: "2026-10-01", reference: "import", unapplied_minor: 0n };
    expect(paid).toEqual([booked, booked]);
  });

  test("is seen by its own organization alone", async () => {
    const [acme, other] = [await world.found(), await world.found({ name: "Other Ltd" })];
    const { answer } = await importFile(acme, fileOf([{ number: "A" }]));
    await importFile(other, fileOf([{ number: "A", amount: "7.00" }, { number: "B" }]));
    const numbers = async (ctx: typeof acme) =>
      (await ctx.transact((inside) => listInvoices(inside, { limit: 10 }))).data
        .map((invoice) => `${invoice.number} ${invoice.amount.amount}`)
        .sort();
    expect(await numbers(acme)).toEqual(["A 10000"]);
    expect(await numbers(other)).toEqual(["A 700", "B 10000"]);
    const listed = await acme.transact((inside) => listImports(inside, { limit: 10 }));
    expect(listed.data.map((each) => each.id)).toEqual([answer.id]);
    await expect(
      other.transact((inside) => getImport(inside, { id: answer.id! })),
    ).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("a file that cannot be taken", () => {
  test.each<[string, string, object, object]>([
    ["no list", "city,population\nLeeds,800000\n", {}, { code: "unreadable_file" }],
    [
      "dates in doubt",
      fileOf([{ issued: "01/02/2026", due: "03/04/2026" }]),
      {},
      { code: "unreadable_file", evidence: expect.arrayContaining([expect.any(String)]) },
    ],
    ["a mapping that is not JSON", fileOf([{}]), { mapping: "{" }, { code: "invalid_input" }],
    ["an unknown field", fileOf([{}]), { mapping: '{"colour":"x"}' }, { code: "invalid_input" }],
    [
      "a column that is not there",
      fileOf([{}]),
      { mapping: '{"paid":"Settled"}' },
      {
        code: "invalid_input",
        errors: [{ pointer: "mapping", detail: expect.stringContaining("Settled") }],
      },
    ],
  ])("leaves nothing behind: %s", async (_name, file, options, refusal) => {
    const acme = await world.found();
    const before = await photograph(world);
    await expect(importFile(acme, file, options)).rejects.toMatchObject(refusal);
    expect(await photograph(world)).toEqual(before);
  });
});
