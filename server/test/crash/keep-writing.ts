import { setTimeout as pause } from "node:timers/promises";
import { callApi, listAll, type Caller } from "#test/crash/call-api.ts";
import { dayFromToday } from "#test/crash/found-organization.ts";

export type Writing = {
  /** Ends the writing, and answers how many writes were acknowledged and which of them are lost. */
  finish(): Promise<{ acknowledged: number; lost: string[] }>;
};

/** Posts invoices that are not due, one after another, whether the server lives or not. */
export async function keepWriting(caller: Caller): Promise<Writing> {
  const customer = await callApi<{ id: string }>(caller, {
    method: "POST",
    path: "/v1/customers",
    body: { name: "Bystander" },
  });
  const acknowledged: string[] = [];
  const end = new AbortController();
  async function write(): Promise<void> {
    for (let next = 0; !end.signal.aborted; next += 1) {
      const body = {
        customerId: customer.id,
        number: `BY-${next}`,
        issuedOn: dayFromToday(0),
        dueOn: dayFromToday(60),
        amount: { amount: 5000, currency: "GBP" },
      };
      await callApi(caller, { method: "POST", path: "/v1/invoices", body }).then(
        () => acknowledged.push(body.number),
        () => {},
      );
      await pause(15);
    }
  }
  const writing = write();
  return {
    finish: async () => {
      end.abort();
      await writing;
      const there = await listAll<{ id: string; number: string }>(
        caller,
        `/v1/invoices?customerId=${customer.id}`,
      );
      const numbers = new Set(there.map((invoice) => invoice.number));
      const lost = acknowledged.filter((number) => !numbers.has(number));
      return { acknowledged: acknowledged.length, lost };
    },
  };
}
