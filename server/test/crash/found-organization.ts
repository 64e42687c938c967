import { setTimeout as pause } from "node:timers/promises";
import { callApi, type Caller } from "#test/crash/call-api.ts";
import { BOOTSTRAP_KEY } from "#test/crash/start-server.ts";
import { findHoliday } from "#server/domain/calendars/holidays.ts";

const DAY_MS = 86_400_000;
const COUNTRIES = ["GB", "DE", "FR", "US", "NZ", "SE", "JP"];

/** A civil day so many days from today. */
export function dayFromToday(days: number): string {
  return new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
}

/** A country in which neither yesterday, today nor tomorrow is a public holiday. */
function findWorkingCountry(): string {
  const days = [-1, 0, 1].map(dayFromToday);
  const country = COUNTRIES.find((each) =>
    days.every((day) => !findHoliday(day, { country: each })),
  );
  if (!country) throw new Error("Today is a holiday everywhere.");
  return country;
}

/** Makes an organization that lives in real time, is paused, and may write to people at any hour. */
export async function foundOrganization(url: string): Promise<Caller> {
  const { apiKey } = await callApi<{ apiKey: string }>(
    { url, key: BOOTSTRAP_KEY },
    {
      method: "POST",
      path: "/v1/organizations",
      body: {
        name: "Acme Ltd",
        email: "accounts@acme.example",
        paymentInstructions: "sort code 20-00-00, account 55779911",
        country: findWorkingCountry(),
        timeZone: "UTC",
      },
    },
  );
  const caller = { url, key: apiKey };
  await callApi(caller, {
    method: "PATCH",
    path: "/v1/organization",
    body: { contactHours: { from: "00:00", to: "23:59", weekdays: [1, 2, 3, 4, 5, 6, 7] } },
  });
  return caller;
}

/** The address of one debtor. */
export const addressOf = (number: number): string => `debtor-${number}@customer.example`;

type Import = { id: string; status: string; taken: number; unchanged: number };

/** Imports debtors with one invoice each that is a month late. */
export async function importDebtors(caller: Caller, count: number): Promise<void> {
  const debtors = Array.from({ length: count }, (_, index) => ({
    index,
    cells: `Debtor ${index},${addressOf(index)}`,
  }));
  await importInvoices(caller, { head: "Customer,Email", debtors });
}

type Debtors = { head: string; debtors: readonly { index: number; cells: string }[] };

/** Imports one invoice each that is a month late; the same again changes nothing. */
export async function importInvoices(caller: Caller, { head, debtors }: Debtors): Promise<void> {
  const [issued, due] = [dayFromToday(-60), dayFromToday(-30)];
  const lines = debtors.map(
    ({ index, cells }) => `${cells},INV-${index},${issued},${due},1250.00,GBP`,
  );
  const csv = `${head},Invoice number,Issue date,Due date,Amount,Currency\n${lines.join("\n")}\n`;
  let done = await callApi<Import>(caller, { method: "POST", path: "/v1/imports", csv });
  while (done.status === "waiting" || done.status === "running") {
    await pause(200);
    done = await callApi<Import>(caller, { method: "GET", path: `/v1/imports/${done.id}` });
  }
  if (done.status !== "done" || done.taken + done.unchanged !== debtors.length) {
    throw new Error(`The import took ${done.taken} of ${debtors.length}: ${JSON.stringify(done)}`);
  }
}

/** Lets the organization send, without a brake. */
export async function goLive(caller: Caller): Promise<void> {
  await callApi(caller, { method: "POST", path: "/v1/go-live", body: {} });
}
