import { describe, expect, test } from "vitest";
import type { WebhookRequest } from "#server/providers/inbound.ts";
import { readIntelliprintWebhook } from "#server/providers/letter/intelliprint-webhooks.ts";
import { CREDENTIALS } from "#test/emulator/credentials.ts";
import { sign } from "#test/emulator/sign-callbacks.ts";

const SECRET = CREDENTIALS.intelliprint.webhookSecret;
const OTHER = `whsec_${Buffer.from("other").toString("base64")}`;
const read = readIntelliprintWebhook({ secret: SECRET });

function event(status: string, different: object = {}) {
  const ids = { id: "ltr_1", print_id: "print_1", reference: "a-1" };
  return { type: "letter.updated", ...ids, status, testmode: false, ...different };
}

function request(body: unknown, secret: string = SECRET): WebhookRequest {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const signed = sign.intelliprint("https://dunlin.test", text, {
    provider: "intelliprint",
    secret,
  });
  return {
    method: "POST",
    url: signed.url,
    headers: signed.headers,
    body: Buffer.from(signed.body),
    now: new Date(Number(signed.headers["svix-timestamp"]) * 1000),
  };
}

describe("what Intelliprint says about a letter", () => {
  test.each([
    ["waiting_to_print", "accepted", null],
    ["printing", "accepted", null],
    ["enclosing", "accepted", null],
    ["shipping", "accepted", null],
    ["sent", "accepted", null],
    ["delivered", "delivered", null],
    ["returned", "failed", "bad-recipient"],
    ["failed_wrong_address", "failed", "bad-recipient"],
    ["cancelled", "failed", "undelivered"],
  ])("%s means %s for the reason %s", async (status, state, reason) => {
    const asked = request(event(status));
    expect(await read(asked)).toEqual({
      verdict: "genuine",
      events: [
        {
          kind: "delivery",
          key: asked.headers["svix-id"],
          attemptId: "a-1",
          providerId: "print_1",
          state,
          reason,
          detail: status,
          at: asked.now.toISOString(),
        },
      ],
    });
  });

  test.each([
    ["a draft", event("draft")],
    ["a status that is new", event("toString")],
    ["another type", { ...event("sent"), type: "print.updated" }],
    ["no letter", { type: "letter.updated" }],
    ["no object", 7],
  ])("%s is no news", async (_what, body) => {
    expect(await read(request(body))).toEqual({ verdict: "genuine", events: [] });
  });

  test("says why a letter came back", async () => {
    const returned = { date: 1_701_969_673, reason: "Addressee gone away" };
    expect(await read(request(event("returned", { returned })))).toMatchObject({
      events: [{ reason: "bad-recipient", detail: "returned: Addressee gone away" }],
    });
  });

  test("takes no reference for ours that cannot be", async () => {
    const foreign = event("sent", { print_id: "print_3", reference: "Spring mailing" });
    expect(await read(request(foreign))).toMatchObject({
      events: [{ attemptId: null, providerId: "print_3" }],
    });
  });

  test("is unreadable when it is not JSON", async () => {
    expect(await read(request("{"))).toMatchObject({ verdict: "unreadable" });
  });
});

describe("a signature", () => {
  const good = request(event("sent", { note: "Zoë ☕" }));
  const { "svix-id": id, "svix-timestamp": stamp, "svix-signature": signature } = good.headers;
  const seconds = (more: number) => new Date(good.now.getTime() + more * 1000);

  test.each<[string, Partial<WebhookRequest>]>([
    [
      "under the names of the standard",
      {
        headers: { "webhook-id": id, "webhook-timestamp": stamp, "webhook-signature": signature },
      },
    ],
    ["among others", { headers: { ...good.headers, "svix-signature": `v1,AAAA ${signature}` } }],
    ["five minutes old", { now: seconds(300) }],
    ["five minutes ahead", { now: seconds(-300) }],
  ])("%s is genuine", async (_what, different) => {
    expect(await read({ ...good, ...different })).toMatchObject({ verdict: "genuine" });
  });

  test("by either of two secrets is genuine", async () => {
    const both = readIntelliprintWebhook({ secret: [OTHER, SECRET] });
    expect(await both(good)).toMatchObject({ verdict: "genuine" });
    expect(await both(request(event("sent"), OTHER))).toMatchObject({ verdict: "genuine" });
  });

  test.each<[string, WebhookRequest]>([
    ["by another secret", request(event("sent"), OTHER)],
    ["of another body", { ...good, body: Buffer.from("{}") }],
    ["of another id", { ...good, headers: { ...good.headers, "svix-id": "msg_2" } }],
    [
      "of another version",
      {
        ...good,
        headers: { ...good.headers, "svix-signature": signature?.replace("v1,", "v2,") },
      },
    ],
    ["that is missing", { ...good, headers: { "svix-id": id, "svix-timestamp": stamp } }],
    ["without a time", { ...good, headers: { "svix-id": id, "svix-signature": signature } }],
    ["that is too old", { ...good, now: seconds(301) }],
    ["that is too far ahead", { ...good, now: seconds(-301) }],
    ["on a GET", { ...good, method: "GET" }],
  ])("%s is forged", async (_what, forged) => {
    expect(await read(forged)).toEqual({ verdict: "forged" });
  });

  test("by an empty secret is forged", async () => {
    const careless = readIntelliprintWebhook({ secret: ["", "whsec_"] });
    expect(await careless(request(event("sent"), "whsec_"))).toEqual({ verdict: "forged" });
  });
});
