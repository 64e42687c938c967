import { gzipSync } from "node:zlib";
import type { RefusalCode } from "@dunlin/contract/refusals.ts";
import { describe, expect, test } from "vitest";
import { digestStore } from "#test/answers/digest-store.ts";
import { expectRefusal } from "#test/answers/expect-answer.ts";
import { addInvoice } from "#test/answers/furnish.ts";
import type { Request } from "#test/answers/house.ts";
import { unknownId, useHouse } from "#test/answers/open-answers.ts";

const house = useHouse();

function ask(method: string, url: string, more: Partial<Request> = {}): Request {
  const headers = { authorization: `Bearer ${house.key}`, ...more.headers };
  return { ...more, method, url, headers };
}

function post(url: string, body: unknown, headers: Record<string, string> = {}): Request {
  const payload = typeof body === "string" || Buffer.isBuffer(body) ? body : JSON.stringify(body);
  return ask("POST", url, { payload, headers: { "content-type": "application/json", ...headers } });
}

async function refused(request: Request, code: RefusalCode, pointer?: string) {
  const before = await digestStore(house.world);
  const sent = await house.send(request);
  const problem = expectRefusal(code, sent);
  if (pointer !== undefined) {
    expect(
      problem.errors?.map((each) => each.pointer),
      sent.text,
    ).toContain(pointer);
  }
  expect(await digestStore(house.world)).toBe(before);
  return sent;
}

describe("paths and methods", () => {
  test.each([
    "/v1",
    "/v1/nothing",
    "/v1/customers/a/b/c",
    "/v1/customers/%zz",
    "/../../etc/passwd",
    "/docs/assets/../../package.json",
    "/docs/assets/index.html",
    "//v1/customers",
    "/V1/CUSTOMERS",
  ])("there is nothing at %s", async (url) => {
    await refused(ask("GET", url), "not_found");
  });

  test("there is nothing at a path that is too long, and it is not said back", async () => {
    const sent = await refused(ask("GET", `/v1/customers/${"x".repeat(5000)}`), "not_found");
    expect(sent.text.length).toBeLessThan(600);
  });

  test.each([
    ["DELETE", "/v1/customers", "GET, POST"],
    ["PUT", "/v1/organization", "GET, PATCH"],
    ["GET", "/v1/pause", "POST"],
    ["POST", "/v1/plan?at=2026-01-01T00:00:00Z", "GET"],
    ["PATCH", `/v1/holds/${unknownId("hold")}/release`, "POST"],
    ["OPTIONS", "/v1/customers/", "GET, POST"],
    ["POST", "/health/live", "GET, HEAD"],
  ])("%s %s is told which methods there are", async (method, url, allow) => {
    const sent = await refused(ask(method, url), "method_not_allowed");
    expect(sent.headers["allow"]).toBe(allow);
  });
});

describe("bodies", () => {
  const customer = "/v1/customers";
  const invoice = (more: object) => ({
    customerId: unknownId("customer"),
    number: "N-1",
    issuedOn: "2026-10-01",
    dueOn: "2026-10-31",
    amount: { amount: 100, currency: "GBP" },
    ...more,
  });

  test.each([
    ["an amount below zero", { amount: { amount: -1, currency: "GBP" } }, "/amount/amount"],
    ["an amount of nothing", { amount: { amount: 0, currency: "GBP" } }, "/amount/amount"],
    ["half a penny", { amount: { amount: 0.5, currency: "GBP" } }, "/amount/amount"],
    ["an amount in words", { amount: { amount: "100", currency: "GBP" } }, "/amount/amount"],
    ["a huge amount", { amount: { amount: 1e300, currency: "GBP" } }, "/amount/amount"],
    [
      "more than can be counted",
      { amount: { amount: 2 ** 53, currency: "GBP" } },
      "/amount/amount",
    ],
    ["no such currency", { amount: { amount: 1, currency: "ZZZ" } }, "/amount/currency"],
    ["a small currency", { amount: { amount: 1, currency: "gbp" } }, "/amount/currency"],
    ["a day that is not there", { dueOn: "2026-02-30" }, "/dueOn"],
    ["a month that is not there", { dueOn: "2026-13-01" }, "/dueOn"],
    ["a leap day in a common year", { dueOn: "2027-02-29" }, "/dueOn"],
    ["a day before it was issued", { dueOn: "2026-09-30" }, "/dueOn"],
    ["an instant for a day", { dueOn: "2026-10-31T00:00:00Z" }, "/dueOn"],
    ["the year zero", { issuedOn: "0000-01-01" }, "/issuedOn"],
    ["NUL in a text", { number: "N\u0000" }, "/number"],
    ["a line break in a line", { number: "N\r\nBcc: x" }, "/number"],
    ["half of a pair of surrogates", { number: "N\ud800" }, "/number"],
    ["nothing but blanks", { number: "   " }, "/number"],
    ["no number", { number: undefined }, "/number"],
  ])("%s is pointed at", async (_, wrong, pointer) => {
    await refused(post("/v1/invoices", invoice(wrong)), "invalid_input", pointer);
  });

  test.each([
    ["a note", "/v1/holds", { customerId: unknownId("customer"), note: "a\u0000b" }, "/note"],
    [
      "an address",
      customer,
      { name: "A", contacts: [{ points: [{ channel: "letter", address: "High\u0000 Street" }] }] },
      "/contacts/0/points/0/address",
    ],
    [
      "a number to call",
      customer,
      { name: "A", contacts: [{ points: [{ channel: "sms", address: "0" }] }] },
      "/contacts/0/points/0/address",
    ],
    ["a zone", customer, { name: "A", timeZone: "Europe/Atlantis" }, "/timeZone"],
    ["a language", customer, { name: "A", language: "not a language" }, "/language"],
    [
      "a policy's amounts",
      "/v1/policies",
      { name: "P", ladder: "brief", minimumAmounts: { ZZZ: 1 } },
      "/minimumAmounts/ZZZ",
    ],
    ["a policy's stages", "/v1/policies", { name: "P", stages: [] }, "/stages"],
    ["both ways to move a clock", "/v1/clock/advance", { days: 1, to: "x" }, "/to"],
  ])("%s is pointed at however deep it lies", async (_, url, body, pointer) => {
    await refused(post(url, body), "invalid_input", pointer);
  });

  test("a JSON of a hundred thousand levels is refused like any other", async () => {
    const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
    await refused(post(customer, deep), "invalid_input", "");
    await refused(post(customer, `{"name":"A","deep":${deep}}`), "invalid_input", "/deep");
    await refused(post(customer, `{"name":${deep}}`), "invalid_input", "/name");
    const contacts = `{"name":"A","contacts":[{"points":${deep}}]}`;
    await refused(post(customer, contacts), "invalid_input", "/contacts/0/points/0");
  });

  test.each([
    '{"name":"A","__proto__":{"isAdmin":true}}',
    '{"name":"A","contacts":[{"__proto__":null}]}',
    '{"name":"A","constructor":{"prototype":{"x":1}}}',
    '{"name":"A"',
    "\ufeff",
    "NaN",
    '{"name":"\u0001"}',
  ])("%j is no JSON that is taken", async (body) => {
    await refused(post(customer, body), "invalid_json", "");
  });

  test("keys that only look like those of an object are unknown fields", async () => {
    const body = '{"name":"A","prototype":1,"toString":1,"hasOwnProperty":1}';
    await refused(post(customer, body), "invalid_input", "/toString");
  });

  test("a packed body is refused for what it is", async () => {
    const body = gzipSync('{"name":"A"}');
    await refused(post(customer, body, { "content-encoding": "gzip" }), "wrong_content_type");
    await refused(post(customer, body), "invalid_json", "");
    const csv = { "content-type": "text/csv", "content-encoding": "gzip" };
    await refused(post("/v1/imports", body, csv), "wrong_content_type");
    await refused(post("/v1/imports", body, { "content-type": "text/csv" }), "unreadable_file");
  });

  test("a file of nothing, of zeros or of JSON cannot be read", async () => {
    const csv = { "content-type": "text/csv" };
    await refused(post("/v1/imports", "", csv), "unreadable_file");
    await refused(post("/v1/imports", Buffer.alloc(5000), csv), "unreadable_file");
    await refused(post("/v1/imports", '{"data":[{"number":1}]}', csv), "unreadable_file");
  });

  test("a body may be left out, or be empty, where nothing must be in it", async () => {
    for (const request of [
      ask("POST", "/v1/go-live"),
      post("/v1/go-live", ""),
      post("/v1/pause", ""),
      ask("POST", "/v1/pause"),
    ]) {
      expect((await house.send(request)).status).toBe(200);
    }
    await refused(ask("POST", customer), "invalid_input", "/name");
    await refused(post(customer, ""), "invalid_input", "/name");
  });
});

describe("query and headers", () => {
  test.each([
    ["/v1/customers?limit=0", "limit"],
    ["/v1/customers?limit=501", "limit"],
    ["/v1/customers?limit=1e99", "limit"],
    ["/v1/customers?limit=ten", "limit"],
    ["/v1/customers?limit=1&limit=2", "limit"],
    ["/v1/customers?name=a%00b", "name"],
    ["/v1/customers?name=a&name=b", "name"],
    ["/v1/customers?startingAfter=inv_01", "startingAfter"],
    ["/v1/customers?__proto__=1", "__proto__"],
    ["/v1/customers?constructor=1", "constructor"],
    ["/v1/invoices?status=lost", "status"],
    ["/v1/invoices?number=%00", "number"],
    ["/v1/plan?at=yesterday", "at"],
    ["/v1/plan?at=2026-02-30T00:00:00Z", "at"],
    ["/v1/plan?at=9999-01-01T00:00:00Z", "at"],
    ["/v1/plan?assumeLive=perhaps", "assumeLive"],
    ["/v1/organization?x=1", "x"],
  ])("%s is refused with the parameter's name", async (url, pointer) => {
    await refused(ask("GET", url), "invalid_input", pointer);
  });

  test.each(["a\r\nset-cookie: x=1", "é", "x".repeat(101), "", "a b", "<script>"])(
    "the request id %j is not repeated",
    async (given) => {
      const request = ask("GET", "/v1/nothing", { headers: { "request-id": given } });
      const sent = await house.send(request).catch(() => null);
      if (sent === null) return;
      expect(sent.headers["request-id"]).not.toBe(given);
      expect(sent.headers["set-cookie"]).toBeUndefined();
      expectRefusal("not_found", sent);
    },
  );

  test("texts that look like SQL, HTML or templates are kept as they are", async () => {
    for (const name of ["'; drop table customers; --", "<b>&amp;</b>", "{{ creditor.name }} %s"]) {
      const made = await house.must("createCustomer", { name });
      expect(made.name).toBe(name);
      const found = await house.must("listCustomers", { name });
      expect(found.data.map((each) => each.name)).toEqual([name]);
    }
    const all = await house.must("listCustomers", { name: "%" });
    expect(all.data.map((each) => each.name)).toEqual(["{{ creditor.name }} %s"]);
  });

  test("a question about the last year there is gets an answer", async () => {
    await addInvoice(house, { issuedOn: "1900-01-01", dueOn: "2199-12-31" });
    await addInvoice(house, { issuedOn: "1900-01-01", dueOn: "1900-01-01" });
    await house.must("goLive", {});
    for (const at of ["1900-01-01T00:00:00Z", "2199-12-31T23:59:59Z"]) {
      expect((await house.must("getPlan", { at })).data).toHaveLength(2);
    }
  });
});
