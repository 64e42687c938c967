import { describe, expect, test } from "vitest";
import type { InputOf } from "@dunlin/contract/endpoint.ts";
import { formatId } from "@dunlin/contract/ids.ts";
import type { recordPayment as paymentPromise } from "@dunlin/contract/ledger.ts";
import { changeOptOut } from "#server/domain/customers/change-opt-out.ts";
import { issueCreditNote } from "#server/domain/credit-notes/issue-credit-note.ts";
import { writeOffInvoice } from "#server/domain/invoices/write-off-invoice.ts";
import { goLive } from "#server/domain/organizations/go-live.ts";
import { updateOrganization } from "#server/domain/organizations/update-organization.ts";
import { recordPayment } from "#server/domain/payments/record-payment.ts";
import { issueDueReminders } from "#server/domain/reminders/issue-due-reminders.ts";
import { fileOf, importFile, type Line, photograph, rowsOf } from "#test/import-bed.ts";
import { useTestWorld, type TestOrganization } from "#test/test-world.ts";

const world = useTestWorld();
const RECORDS = ["public.imports", "public.import_rejections", "public.organizations"];

const invoices = () =>
  rowsOf<{ id: string; customer_id: string; paid_minor: bigint; status: string }>(
    world,
    "select id, customer_id, number, paid_minor, due_on, issued_on, status from invoices order by number",
  );

async function pay(ctx: TestOrganization, amount: number): Promise<void> {
  const [invoice] = await invoices();
  const input: InputOf<typeof paymentPromise> = {
    customerId: formatId("customer", invoice!.customer_id),
    amount: { amount, currency: "GBP" },
    receivedOn: "2026-10-20",
  };
  await ctx.transact((inside) => recordPayment(inside, input));
}

describe("what a later file may tell of a known invoice", () => {
  test("more paid is booked as a payment of the difference, which ends the case and withdraws what is queued", async () => {
    const acme = await world.found();
    const line: Line = { email: "pay@beta.example", paid: "10.00" };
    await importFile(acme, fileOf([line]));
    await acme.transact((ctx) => goLive(ctx, { approveFirst: 0, rampPerDay: null }));
    await acme.transact((ctx) => issueDueReminders(ctx));
    expect(await rowsOf(world, "select status from notifications")).toEqual([{ status: "queued" }]);

    const part = await importFile(acme, fileOf([{ ...line, paid: "30.00" }]));
    expect(part.answer).toMatchObject({ taken: 1, unchanged: 0, rejectedCount: 0 });
    expect(await invoices()).toMatchObject([{ paid_minor: 3000n, status: "partially_paid" }]);
    expect(await rowsOf(world, "select status from notifications")).toEqual([
      { status: "cancelled" },
    ]);

    await importFile(acme, fileOf([{ ...line, paid: "100.00" }]));
    expect(await invoices()).toMatchObject([{ paid_minor: 10_000n, status: "paid" }]);
    expect(await rowsOf(world, "select status, next_decision_at from recovery_cases")).toEqual([
      { status: "closed", next_decision_at: null },
    ]);
    const payments = await rowsOf(
      world,
      `select p.amount_minor, a.amount_minor as allocated from payments p
         join payment_allocations a on a.payment_id = p.id order by p.id`,
    );
    expect(payments).toEqual(
      [1000n, 2000n, 7000n].map((amount) => ({ amount_minor: amount, allocated: amount })),
    );
  });

  test("a due date that moved is taken, also before the day of issue", async () => {
    const acme = await world.found();
    await importFile(acme, fileOf([{}]));
    const { answer } = await importFile(
      acme,
      fileOf([{ issued: "2026-08-01", due: "2026-08-15" }]),
    );
    expect(answer).toMatchObject({ taken: 1, unchanged: 0 });
    expect(await invoices()).toMatchObject([{ due_on: "2026-08-15", issued_on: "2026-08-15" }]);
    const events = await rowsOf(
      world,
      "select data from events where type = 'invoice.rescheduled'",
    );
    expect(events).toEqual([{ data: { dueOn: "2026-08-15", before: "2026-10-01" } }]);
  });

  test.each<[string, Line, string, string[]]>([
    ["another amount", { amount: "120.00" }, "amount", ["GBP 100.00", "GBP 120.00"]],
    ["another currency", { currency: "EUR" }, "currency", ["GBP", "EUR"]],
    ["another customer", { name: "Gamma Ltd" }, "customer_name", ["Beta Ltd", "Gamma Ltd"]],
    ["less paid", { paid: "5.00" }, "paid", ["GBP 20.00", "GBP 5.00"]],
  ])("%s is listed with both values and changes nothing", async (_name, change, column, words) => {
    const acme = await world.found();
    await importFile(acme, fileOf([{ paid: "20.00" }]));
    const before = await photograph(world, { except: RECORDS });
    const line = { paid: "20.00", email: "new@beta.example", ...change };
    const { answer } = await importFile(acme, fileOf([line]));
    expect(answer).toMatchObject({ taken: 0, unchanged: 0, rejectedCount: 1 });
    expect(answer.rejected).toMatchObject([{ line: 2, column }]);
    for (const word of words) expect(answer.rejected[0]!.reason).toContain(word);
    expect(await photograph(world, { except: RECORDS })).toEqual(before);
  });

  test("a payment that was recorded here and is in the file too is not booked twice", async () => {
    const acme = await world.found();
    await importFile(acme, fileOf([{}]));
    await pay(acme, 4000);
    const { answer } = await importFile(acme, fileOf([{ paid: "40.00" }]));
    expect(answer).toMatchObject({ taken: 0, unchanged: 1 });
    expect(await rowsOf(world, "select 1 from payments")).toHaveLength(1);
  });

  test("more cannot be paid than is outstanding after a credit note", async () => {
    const acme = await world.found();
    await importFile(acme, fileOf([{}]));
    const [invoice] = await invoices();
    await acme.transact((ctx) =>
      issueCreditNote(ctx, {
        customerId: formatId("customer", invoice!.customer_id),
        number: "CN-1",
        amount: { amount: 3000, currency: "GBP" },
        issuedOn: "2026-10-02",
      } as never),
    );
    const { answer } = await importFile(acme, fileOf([{ paid: "100.00" }]));
    expect(answer.rejected).toMatchObject([
      { column: "paid", reason: expect.stringContaining("only GBP 70.00 is outstanding") },
    ]);
  });

  test("nothing more is booked on an invoice that was written off", async () => {
    const acme = await world.found();
    await importFile(acme, fileOf([{}]));
    const [invoice] = await invoices();
    await acme.transact((ctx) => writeOffInvoice(ctx, { id: formatId("invoice", invoice!.id) }));
    const { answer } = await importFile(acme, fileOf([{ paid: "50.00" }]));
    expect(answer.rejected).toMatchObject([
      { column: "paid", reason: expect.stringContaining("written off") },
    ]);
    expect((await importFile(acme, fileOf([{}]))).answer).toMatchObject({ unchanged: 1 });
  });

  test("a report of what is outstanding is taken as payments when it is less", async () => {
    const acme = await world.found();
    const report = (owed: string) =>
      `Invoice,Customer,Due,Outstanding\nA,Beta,2026-10-01,${owed}\n`;
    await importFile(acme, report("80.00"));
    expect((await importFile(acme, report("80.00"))).answer).toMatchObject({ unchanged: 1 });
    expect((await importFile(acme, report("30.00"))).answer).toMatchObject({ taken: 1 });
    expect(await invoices()).toMatchObject([{ paid_minor: 5000n }]);
    const { answer } = await importFile(acme, report("60.00"));
    expect(answer.rejected).toMatchObject([
      { column: "Outstanding", reason: expect.stringMatching(/GBP 30\.00.*GBP 60\.00/) },
    ]);
  });
});

describe("what a later file tells of a known customer", () => {
  test("fills in what is empty, adds addresses, and overwrites nothing", async () => {
    const acme = await world.found();
    await importFile(acme, fileOf([{ country: "DE", email: "a@beta.example" }]));
    const told = {
      country: "GB-SCT",
      zone: "Europe/Berlin",
      language: "de",
      email: "b@beta.example",
      phone: "+493012345678",
    };
    await importFile(acme, fileOf([told]));
    const [customer] = await rowsOf(
      world,
      "select country, subdivision, time_zone, language from customers",
    );
    expect(customer).toEqual({
      country: "DE",
      subdivision: null,
      time_zone: "Europe/Berlin",
      language: "de",
    });
    const points = await rowsOf(
      world,
      "select channel, address, position from contact_points order by position",
    );
    expect(points).toEqual([
      { channel: "email", address: "a@beta.example", position: 0 },
      { channel: "email", address: "b@beta.example", position: 1 },
      { channel: "sms", address: "+493012345678", position: 2 },
    ]);
    expect(await rowsOf(world, "select 1 from contacts")).toHaveLength(1);
  });

  test("an address that opted out stays opted out, at whoever the file gives it to", async () => {
    const acme = await world.found();
    await importFile(acme, fileOf([{ email: "pat@example.com" }]));
    const channel = "email";
    const address = "pat@example.com";
    const wish = { channel, address, because: "said so", isOptedOut: true } as const;
    await acme.transact((ctx) => changeOptOut(ctx, wish));
    await importFile(
      acme,
      fileOf([
        { email: "PAT@example.com" },
        { number: "INV-2", name: "Gamma", email: "Pat@Example.com" },
      ]),
    );
    const points = await rowsOf(
      world,
      "select opted_out_at is not null as is_out from contact_points",
    );
    expect(points).toEqual([{ is_out: true }, { is_out: true }]);
  });

  test("a ledger that had grown too old wakes every case, a fresh one none that did not change", async () => {
    const acme = await world.found();
    await acme.transact((ctx) => updateOrganization(ctx, { ledgerMaxAgeDays: 7 }));
    await importFile(acme, fileOf([{}]));
    const asleep = async () => {
      await rowsOf(world, "update recovery_cases set next_decision_at = null returning 1");
    };
    const isAwake = () =>
      rowsOf(world, "select next_decision_at is not null as awake from recovery_cases");
    await asleep();
    await importFile(acme, fileOf([{}]));
    expect(await isAwake()).toEqual([{ awake: false }]);
    world.time.now = new Date("2026-11-20T10:00:00Z");
    await importFile(acme, fileOf([{}]));
    expect(await isAwake()).toEqual([{ awake: true }]);
  });
});
