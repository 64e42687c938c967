import { afterEach, describe, expect, test } from "vitest";
import { createClient, type ClientOptions } from "#client/create-client.ts";
import { openLocalServer, type LocalServer, type Reply, type Seen } from "#test/local-server.ts";
import { sampleId } from "#test/sample-answers.ts";

const servers: LocalServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function connect(
  answer: (seen: Seen, index: number) => Reply,
  options: Partial<ClientOptions> = {},
) {
  const server = await openLocalServer(answer);
  servers.push(server);
  const waits: number[] = [];
  const wait = async (milliseconds: number) => void waits.push(milliseconds);
  const client = createClient({ url: server.url, apiKey: "dun_test", wait, ...options });
  return { client, server, waits };
}

const page = { data: [], hasMore: false };
const refused = {
  type: "about:blank",
  title: "It exists already",
  status: 409,
  code: "already_exists",
  detail: "There is an invoice A-1.",
  errors: [{ pointer: "/number", detail: "is taken" }],
  requestId: "r-1",
};

describe("a request", () => {
  test("carries the key, the JSON body and nothing of it in the address", async () => {
    const { client, server } = await connect(() => ({ status: 201, body: { id: "cus_1" } }));
    const answer = await client.createCustomer({ name: "Acme Ltd", country: "GB" });
    expect(answer).toEqual({ id: "cus_1" });
    const [seen] = server.seen;
    expect(seen).toMatchObject({ method: "POST", path: "/v1/customers" });
    expect(seen!.headers).toMatchObject({
      authorization: "Bearer dun_test",
      "content-type": "application/json",
    });
    expect(JSON.parse(seen!.body)).toEqual({ name: "Acme Ltd", country: "GB" });
  });

  test("puts path, query and body each in its place", async () => {
    const { client, server } = await connect(() => ({ body: page }));
    await client.listCaseEvents({ id: sampleId("case", 1), limit: 5 });
    await client.updateCustomer({ id: sampleId("cus", 1), name: "New" });
    expect(server.seen.map((seen) => [seen.path, seen.body])).toEqual([
      [`/v1/recovery-cases/${sampleId("case", 1)}/events?limit=5`, ""],
      [`/v1/customers/${sampleId("cus", 1)}`, '{"name":"New"}'],
    ]);
  });

  test("leaves undefined out of the query and escapes the rest", async () => {
    const { client, server } = await connect(() => ({ body: page }));
    await client.listCustomers({ name: "A&B é", startingAfter: undefined });
    await client.getPlan({ assumeLive: true });
    await client.listPolicies();
    expect(server.seen.map((seen) => seen.path)).toEqual([
      "/v1/customers?name=A%26B+%C3%A9",
      "/v1/plan?assumeLive=true",
      "/v1/policies",
    ]);
  });

  test.each(["", ".", ".."])("is never sent with the path parameter %j", async (id) => {
    const { client, server } = await connect(() => ({ body: page }));
    await expect(client.getCustomer({ id })).rejects.toThrow(TypeError);
    expect(server.seen).toEqual([]);
  });

  test("escapes a path parameter so that it stays one segment", async () => {
    const { client, server } = await connect(() => ({ body: page }));
    await client.getCustomer({ id: "a/../b?c" });
    expect(server.seen[0]!.path).toBe("/v1/customers/a%2F..%2Fb%3Fc");
  });

  test("keeps the path of an address that has one", async () => {
    const { server } = await connect(() => ({ body: page }));
    await createClient({ url: `${server.url}/dunlin/`, apiKey: "k" }).getClock();
    expect(server.seen[0]!.path).toBe("/dunlin/v1/clock");
  });

  test.each(["localhost:8080", "ftp://x", "nonsense"])("%j is not an address", (url) => {
    expect(() => createClient({ url, apiKey: "k" })).toThrow("is not an address");
  });
});

describe("a file", () => {
  const csv = "number,due\nA-1,2026-11-30\n";
  const parts = async function* () {
    yield csv.slice(0, 9);
    yield new TextEncoder().encode(csv.slice(9));
  };

  test.each([
    ["a text", () => csv],
    ["a blob", () => new Blob([csv])],
    ["a stream", () => new Blob([csv]).stream() as ReadableStream<Uint8Array>],
    ["an iterable of bytes and texts", parts],
  ])("is sent whole from %s", async (_name, body) => {
    const { client, server } = await connect(() => ({ body: {} }));
    await client.importInvoices({ body: body(), dryRun: true, mapping: '{"amount":"Sum"}' });
    const [seen] = server.seen;
    expect(seen!.body).toBe(csv);
    expect(seen!.headers["content-type"]).toBe("text/csv");
    expect(seen!.path).toBe("/v1/imports?dryRun=true&mapping=%7B%22amount%22%3A%22Sum%22%7D");
  });
});

describe("a refusal", () => {
  test("carries code, detail, errors and the id of the request", async () => {
    const headers = { "content-type": "application/problem+json; charset=utf-8" };
    const { client } = await connect(() => ({ status: 409, headers, body: refused }));
    await expect(client.createPolicy({ name: "x", ladder: "brief" })).rejects.toMatchObject({
      name: "DunlinError",
      message: refused.detail,
      status: 409,
      code: "already_exists",
      detail: refused.detail,
      errors: refused.errors,
      requestId: "r-1",
    });
  });

  test("of a newer server keeps its unknown code", async () => {
    const { client } = await connect(() => ({
      status: 418,
      body: { code: "teapot", detail: "No." },
    }));
    await expect(client.getClock()).rejects.toMatchObject({ code: "teapot", status: 418 });
  });

  test.each<[string, Reply, RegExp]>([
    [
      "a page of a proxy",
      { status: 404, body: "<h1>Not\n here</h1>" },
      /404 and text\/html .*Not here/,
    ],
    ["a success that is not JSON", { body: "<h1>Log in</h1>" }, /200 and text\/html/],
    ["JSON of another shape", { status: 400, body: { message: "no" } }, /"message":"no"/],
    ["broken JSON", { headers: { "content-type": "application/json" }, body: "{" }, /200/],
    [
      "a redirect",
      { status: 301, headers: { location: "https://x.test/" }, body: "" },
      /moved to https:\/\/x.test/,
    ],
  ])("is made of %s", async (_name, reply, detail) => {
    const { client } = await connect(() => reply);
    await expect(client.pauseOrganization()).rejects.toMatchObject({
      code: "unexpected_answer",
      detail: expect.stringMatching(detail),
    });
  });

  test("says who cannot be reached, and why", async () => {
    const { client, server } = await connect(() => ({}));
    await server.close();
    servers.length = 0;
    await expect(client.confirmLedger()).rejects.toMatchObject({
      code: "unreachable",
      status: 0,
      detail: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+ cannot be reached: .*ECONNREFUSED/),
    });
  });

  test("comes after the time limit when there is no answer", async () => {
    const { client } = await connect(() => "silence", { timeoutMs: 30, retries: 0 });
    await expect(client.getClock()).rejects.toMatchObject({ code: "timed_out", status: 0 });
  });
});

describe("a retry", () => {
  const busy: Reply = { status: 503, body: { code: "not_ready", detail: "Starting." } };

  test.each<[string, Reply]>([
    ["503", busy],
    ["a cut connection", "cut"],
    ["a gateway's page", { status: 502, body: "bad gateway" }],
    ["silence", "silence"],
  ])("of a GET follows %s", async (_name, first) => {
    const options = { timeoutMs: 300 };
    const { client, waits } = await connect(
      (_, index) => (index === 0 ? first : { body: page }),
      options,
    );
    await expect(client.listHolds()).resolves.toEqual(page);
    expect(waits).toHaveLength(1);
  });

  test("waits twice as long each time, with a part left to chance, and ends", async () => {
    const { client, server, waits } = await connect(() => busy, { retries: 3 });
    await expect(client.listHolds()).rejects.toMatchObject({ code: "not_ready", status: 503 });
    expect(server.seen).toHaveLength(4);
    for (const [index, wait] of waits.entries()) {
      expect(wait).toBeGreaterThanOrEqual(125 * 2 ** index);
      expect(wait).toBeLessThanOrEqual(250 * 2 ** index);
    }
  });

  test("waits as long as the server asks", async () => {
    const told: Reply = { status: 429, headers: { "retry-after": "7" }, body: refused };
    const { client, waits } = await connect((_, index) => (index === 0 ? told : { body: page }));
    await client.listHolds();
    expect(waits).toEqual([7000]);
  });

  test("is left to the caller when the server asks for more than a minute", async () => {
    const told: Reply = { status: 429, headers: { "retry-after": "3600" }, body: refused };
    const { client, server } = await connect(() => told);
    await expect(client.listHolds()).rejects.toMatchObject({ status: 429 });
    expect(server.seen).toHaveLength(1);
  });

  test("never follows a refusal, nor a POST of any outcome", async () => {
    const first = await connect(() => ({ status: 404, body: { ...refused, code: "not_found" } }));
    await expect(first.client.listHolds()).rejects.toMatchObject({ code: "not_found" });
    const second = await connect(() => busy);
    await expect(second.client.pauseOrganization()).rejects.toMatchObject({ code: "not_ready" });
    const third = await connect(() => "cut");
    await expect(third.client.pauseOrganization()).rejects.toMatchObject({ code: "unreachable" });
    for (const { server } of [first, second, third]) expect(server.seen).toHaveLength(1);
  });

  test("ends with the caller's signal, for the caller's reason", async () => {
    const giveUp = new AbortController();
    const { client, server } = await connect(() => {
      giveUp.abort(new Error("enough"));
      return "silence";
    });
    await expect(client.listHolds({}, { signal: giveUp.signal })).rejects.toThrow("enough");
    expect(server.seen).toHaveLength(1);
  });
});
