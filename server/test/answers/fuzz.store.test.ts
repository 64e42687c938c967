import { CONTRACT, type EndpointName } from "@dunlin/contract/contract.ts";
import type { Endpoint } from "@dunlin/contract/endpoint.ts";
import type { IdKind } from "@dunlin/contract/ids.ts";
import { problem } from "@dunlin/contract/refusals.ts";
import fc from "fast-check";
import { expect, test } from "vitest";
import { arbitraryOf } from "#test/answers/arbitrary-of.ts";
import { digestStore } from "#test/answers/digest-store.ts";
import { furnish, type Furniture } from "#test/answers/furnish.ts";
import type { House, Request, Sent } from "#test/answers/house.ts";
import { unknownId, useHouse } from "#test/answers/open-answers.ts";

const house = useHouse();
const NAMES = (Object.keys(CONTRACT) as EndpointName[]).filter(
  (name) => !("stream" in CONTRACT[name]),
);
const SECONDS = 7;

type Shot = { name: EndpointName; params: object; query: object; body: unknown };

function shots(ids: (kind: IdKind) => readonly string[]): fc.Arbitrary<Shot> {
  const each = NAMES.map((name) => {
    const promise: Endpoint = CONTRACT[name];
    const part = (schema: Endpoint["body"]) =>
      schema ? arbitraryOf(schema, ids) : fc.constant({});
    return fc.record({
      name: fc.constant(name),
      params: part(promise.params) as fc.Arbitrary<object>,
      query: part(promise.query) as fc.Arbitrary<object>,
      body: part(promise.body),
    });
  });
  return fc.oneof(...each);
}

function toRequest({ name, params, query, body }: Shot, key: string): Request {
  const promise: Endpoint = CONTRACT[name];
  const path = promise.path.replaceAll(/\{(\w+)\}/g, (_, field: string) =>
    encodeURIComponent(text((params as Record<string, unknown> | null)?.[field]) || "-"),
  );
  const pairs = Object.entries(query ?? {}).filter(([, value]) => value !== undefined);
  const search = new URLSearchParams(pairs.map(([field, value]) => [field, text(value)]));
  return {
    method: promise.method,
    url: `${path}?${search}`,
    headers: {
      authorization: `Bearer ${key}`,
      ...(promise.body ? { "content-type": "application/json" } : {}),
    },
    ...(promise.body ? { payload: JSON.stringify(body) ?? "" } : {}),
  };
}

function text(value: unknown): string {
  return String(typeof value === "object" ? JSON.stringify(value) : value).toWellFormed();
}

function check({ name }: Shot, sent: Sent): void {
  const promise: Endpoint = CONTRACT[name];
  if (sent.status < 300) {
    expect(promise.answers[sent.status]!.parse(sent.body)).toEqual(sent.body);
    return;
  }
  const told = problem.parse(sent.body);
  expect(sent.status, sent.text).toBeLessThan(500);
  expect(told.code === "invalid_input" ? told.errors?.length : 1, sent.text).toBeGreaterThan(0);
  for (const { detail } of told.errors ?? []) expect(detail).not.toMatch(/undefined|Invalid/);
}

test.each([
  ["live", false, 1],
  ["sandbox", true, 2],
])(
  "whatever a %s organization is asked, it keeps its promises or refuses and changes nothing",
  async (_, sandbox, seed) => {
    const home = sandbox
      ? await house.neighbour({ sandbox, clock: "2026-11-02T10:00:00Z" })
      : house;
    const key = await home.keyFor(["read", "write", "platform"]);
    const [live, other] = [await furnish(house), await furnish(await house.neighbour())];
    const ours = sandbox ? await furnishSandbox(home) : live;
    const ids = (kind: IdKind) => {
      const id = ours[kind] ?? unknownId(kind);
      return [id, id, id, other[kind] ?? unknownId(kind), unknownId(kind)];
    };
    let before = await digestStore(house.world);
    let accepted = 0;
    // Its own end of time: fast-check's would leave a request under way behind the test.
    const endsAt = performance.now() + SECONDS * 1000;
    await fc.assert(
      fc.asyncProperty(shots(ids), async (shot) => {
        if (performance.now() > endsAt) return;
        const sent = await house.send(toRequest(shot, key));
        check(shot, sent);
        const after = await digestStore(house.world);
        if (sent.status >= 300) expect(after).toBe(before);
        else accepted += 1;
        // The engine has its turn too, on whatever the ledger has become.
        const hasTurn = accepted % 20 === 0 && (await house.world.work()) > 0;
        before = hasTurn ? await digestStore(house.world) : after;
      }),
      { seed, numRuns: 20_000, endOnFailure: true },
    );
    expect(accepted).toBeGreaterThan(50);
  },
  100_000,
);

async function furnishSandbox(home: House): Promise<Furniture> {
  const customer = await home.must("createCustomer", {
    name: "Sandy",
    contacts: [{ points: [{ channel: "email", address: "sandy@example.com" }] }],
  });
  const invoice = await home.must("createInvoice", {
    customerId: customer.id,
    number: "S-1",
    issuedOn: "2026-09-01",
    dueOn: "2026-10-20",
    amount: { amount: 50_000, currency: "GBP" },
  });
  await home.must("goLive", {});
  await home.must("advanceClock", { days: 1 });
  const [message] = (await home.must("listNotifications", {})).data;
  return {
    customer: customer.id,
    contactPoint: customer.contacts[0]!.points[0]!.id,
    invoice: invoice.id,
    recoveryCase: invoice.recoveryCaseId,
    notification: message!.id,
  };
}
