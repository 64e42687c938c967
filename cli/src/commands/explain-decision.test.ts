import { afterEach, expect, test } from "vitest";
import { openFakeServer, type FakeServer } from "#test/fake-server.ts";
import { runDunlin } from "#test/run-dunlin.ts";
import { sampleCase, sampleCustomer, sampleId, sampleReminder } from "#test/sample-answers.ts";

let server: FakeServer;
afterEach(() => server.close());

async function explain(words: string[], cases = [sampleCase()]) {
  server = await openFakeServer({
    listCustomers: ({ query }) => {
      const known = [
        sampleCustomer(),
        sampleCustomer({ id: sampleId("cus", 2), name: "Acme Ltd North" }),
      ];
      return { data: known.filter((each) => each.name.includes(query.name!)), hasMore: false };
    },
    listRecoveryCases: ({ query }) => ({
      data: cases.filter((each) => each.customerId === query.customerId),
      hasMore: false,
    }),
    explainCase: () => sampleReminder(),
  });
  const variables = { DUNLIN_URL: server.url, DUNLIN_API_KEY: "k" };
  return await runDunlin(["explain", ...words], { variables });
}

test("a decision is told with every rule that spoke", async () => {
  const { exit, output } = await explain([sampleId("case")]);
  expect(exit).toBe(0);
  expect(output).toBe(`Acme Ltd goes out
  case   ${sampleId("case")}
  stage  firm
  to     ap@acme.example by email
  when   Mon 30 Nov 2026, 09:00 GMT
  next   by an event only

  Rule     Verdict  Why
  ladder   allows   Stage firm is due since Mon 30 Nov 2026, 09:00 GMT.
  balance  allows   GBP 120.00 is owed.
`);
});

test("the words of the message come when asked for", async () => {
  expect((await explain([sampleId("case"), "--messages"])).output).toContain("    Please pay.");
});

test("a customer's name stands for its only case, the whole name before a part of others", async () => {
  const { exit } = await explain(["Acme Ltd", "--at", "2026-11-30T09:00"]);
  expect(exit).toBe(0);
  expect(server.asked.at(-1)).toMatchObject({
    path: `/v1/recovery-cases/${sampleId("case")}/explain`,
    query: { at: "2026-11-30T09:00:00Z" },
  });
});

test("a name that is more than one case ends with 2 and lists their ids", async () => {
  const second = sampleCase({
    id: sampleId("case", 2),
    outstanding: { amount: 1, currency: "EUR" },
  });
  const { exit, errors } = await explain(["Acme Ltd"], [sampleCase(), second]);
  expect(exit).toBe(2);
  expect(errors).toContain(`${sampleId("case", 2)}  Acme Ltd, EUR`);
});

test("a name that nobody has ends with 1", async () => {
  const { exit, errors } = await explain(["Nobody"]);
  expect(exit).toBe(1);
  expect(errors).toContain('No customer called "Nobody" has an open case.');
});
