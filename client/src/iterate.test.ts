import { afterEach, expect, test } from "vitest";
import { createClient } from "#client/create-client.ts";
import { iterate } from "#client/iterate.ts";
import { openLocalServer, type LocalServer } from "#test/local-server.ts";
import { sampleInvoice } from "#test/sample-answers.ts";

let server: LocalServer;
afterEach(() => server.close());

const book = Array.from({ length: 7 }, (_, index) => sampleInvoice(index));

async function openBook() {
  server = await openLocalServer(({ path }) => {
    const query = new URL(path, "http://x").searchParams;
    const limit = Number(query.get("limit"));
    const after = book.findIndex((each) => each.id === query.get("startingAfter")) + 1;
    return {
      body: { data: book.slice(after, after + limit), hasMore: after + limit < book.length },
    };
  });
  return createClient({ url: server.url, apiKey: "k" });
}

test.each([1, 3, 7, 500])("every item comes once and in order with pages of %i", async (limit) => {
  const client = await openBook();
  const numbers: string[] = [];
  for await (const invoice of iterate(client.listInvoices, { limit })) numbers.push(invoice.number);
  expect(numbers).toEqual(book.map((invoice) => invoice.number));
});

test("the filter goes with every page, and no page is fetched before it is wanted", async () => {
  const client = await openBook();
  for await (const invoice of iterate(client.listInvoices, { limit: 2, status: "open" })) {
    if (invoice.number === "INV-2") break;
  }
  expect(server.seen.map((seen) => seen.path)).toEqual([
    "/v1/invoices?limit=2&status=open",
    `/v1/invoices?limit=2&startingAfter=${book[1]!.id}&status=open`,
  ]);
});

test("an empty page ends it, whatever it says about more", async () => {
  server = await openLocalServer(() => ({ body: { data: [], hasMore: true } }));
  const client = createClient({ url: server.url, apiKey: "k" });
  const all = await Array.fromAsync(iterate(client.listInvoices, {}));
  expect(all).toEqual([]);
});
