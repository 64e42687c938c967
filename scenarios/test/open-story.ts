import { createClient } from "@dunlin/client/create-client.ts";
import type { Client } from "@dunlin/client/call.ts";
import { buildApp } from "@dunlin/server/build-app.ts";
import type { TestWorld } from "../../server/test/test-world.ts";

type Founded = Parameters<TestWorld["found"]>[0];
type Customer = Parameters<Client["createCustomer"]>[0];

/** The messages of a story as an accountant would note them. */
export type Note = { on: string; to: string; stage: string; subject: string | null; text: string };

export type Story = {
  api: Client;
  customer(name: string, given?: Partial<Customer>): Promise<{ id: string }>;
  invoice(
    customerId: string,
    number: string,
    given: { due: string; amount: number; currency?: string },
  ): Promise<Invoice>;
  pay(customerId: string, on: string, amount: number, currency?: string): Promise<unknown>;
  /** Lets time pass until a day and hour, UTC. */
  until(instant: string): Promise<void>;
  /** Everything that has been sent, oldest first. */
  sent(): Promise<Note[]>;
  /** The same, in short: the day in the customer's own zone, to whom and the stage. */
  diary(): Promise<string[]>;
  history(recoveryCaseId: string): Promise<string[]>;
};
type Invoice = Awaited<ReturnType<Client["createInvoice"]>>;

/** A new organization with a clock of its own, spoken to over HTTP by the typed client. */
export async function openStory(
  world: TestWorld,
  clock: string,
  given: Founded = {},
): Promise<Story> {
  const { apiKey } = await world.found({ sandbox: true, clock, ...given });
  const app = await buildApp(world);
  const fetch = async (url: unknown, init: RequestInit = {}): Promise<Response> => {
    const { pathname, search } = new URL(String(url));
    const answer = await app.inject({
      method: (init.method ?? "GET") as "GET",
      url: `${pathname}${search}`,
      headers: Object.fromEntries(new Headers(init.headers)),
      ...(init.body ? { payload: init.body as string } : {}),
    });
    const headers = { "content-type": String(answer.headers["content-type"] ?? "") };
    return new Response(answer.body === "" ? null : answer.body, {
      status: answer.statusCode,
      headers,
    });
  };
  const api = createClient({
    url: "http://story.test",
    apiKey,
    fetch: fetch as typeof globalThis.fetch,
  });
  return { api, ...tellers(api) };
}

function tellers(api: Client): Omit<Story, "api"> {
  const sent = async (): Promise<Note[]> => {
    const { data } = await api.listNotifications({ limit: 500 });
    const accepted = data.filter((each) => each.status === "accepted").toReversed();
    const notes = [];
    for (const each of accepted) {
      const { message } = await api.getNotification({ id: each.id });
      const { subject, text } = message;
      notes.push({ on: each.queuedAt, to: each.recipient, stage: each.stage, subject, text });
    }
    return notes;
  };
  return {
    sent,
    customer: (name, given = {}) => {
      const address = `${name.toLowerCase().replaceAll(/[^a-z]+/g, "-")}@example.com`;
      const points = [{ channel: "email" as const, address }];
      const home = { country: "GB", subdivision: "ENG" };
      return api.createCustomer({ name, ...home, contacts: [{ name: "Pat", points }], ...given });
    },
    invoice: (customerId, number, { due, amount, currency = "GBP" }) =>
      api.createInvoice({
        customerId,
        number,
        issuedOn: "2025-01-02",
        dueOn: due,
        amount: { amount, currency },
      }),
    pay: (customerId, on, amount, currency = "GBP") =>
      api.recordPayment({ customerId, receivedOn: on, amount: { amount, currency } }),
    until: async (instant) => {
      await api.advanceClock({ to: instant });
    },
    diary: async () =>
      (await sent()).map(({ on, to, stage }) => `${on.slice(0, 16)} ${to.split("@")[0]} ${stage}`),
    history: async (recoveryCaseId) =>
      (await api.listCaseEvents({ id: recoveryCaseId, limit: 500 })).data.map(
        (event) => event.type,
      ),
  };
}
