import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { WebhookRequest } from "#server/providers/inbound.ts";
import { readMetaWebhook } from "#server/providers/whatsapp/meta-webhooks.ts";

const now = new Date("2026-03-31T12:00:00Z");
const url = "https://dunlin.test/hooks/meta";
const read = readMetaWebhook({ appSecret: ["", "old secret", "secret"], verifyToken: "hush" });

const sign = (body: string | Buffer, secret = "secret") =>
  `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`;

function post(body: string | Buffer, signature: string | undefined = sign(body)) {
  const headers = { "x-hub-signature-256": signature };
  return read({ method: "POST", url, headers, body: Buffer.from(body), now });
}

const metadata = { display_phone_number: "44 7700 900999", phone_number_id: "123" };
const change = (value: object, field = "messages") => ({
  object: "whatsapp_business_account",
  entry: [{ id: "1", changes: [{ field, value: { metadata, ...value } }] }],
});

async function eventsOf(payload: unknown) {
  const reading = await post(JSON.stringify(payload));
  return reading.verdict === "genuine" ? reading.events : reading;
}

describe("the handshake of Meta", () => {
  const shake = (query: string, reader = read) =>
    reader({ method: "GET", url: `${url}?${query}`, headers: {}, body: Buffer.from(""), now });

  test("is answered with its challenge", async () => {
    expect(await shake("hub.mode=subscribe&hub.challenge=12%2634&hub.verify_token=hush")).toEqual({
      verdict: "handshake",
      answer: "12&34",
    });
  });

  test.each([
    "",
    "hub.mode=subscribe&hub.challenge=1",
    "hub.mode=subscribe&hub.challenge=1&hub.verify_token=hus",
    "hub.mode=subscribe&hub.verify_token=hush",
    "hub.mode=unsubscribe&hub.challenge=1&hub.verify_token=hush",
  ])("with %j is refused", async (query) => {
    expect(await shake(query)).toEqual({ verdict: "forged" });
  });

  test("is refused to all while there is no token", async () => {
    const reader = readMetaWebhook({ appSecret: "secret", verifyToken: "" });
    const query = "hub.mode=subscribe&hub.challenge=1&hub.verify_token=";
    expect(await shake(query, reader)).toEqual({ verdict: "forged" });
  });
});

describe("the signature of Meta", () => {
  const body = '{ "entry": [], "word": "Grüße 💶 \\u00fc" }';

  test("is over the bytes as they came", async () => {
    expect(await post(body)).toEqual({ verdict: "genuine", events: [] });
    expect(await post(body, sign(body, "old secret"))).toMatchObject({ verdict: "genuine" });
  });

  test.each([
    ["missing", undefined],
    ["empty", ""],
    ["of no secret", sign(body, "")],
    ["of another secret", sign(body, "x")],
    ["of another body", sign(`${body} `)],
    ["of the same words in other bytes", sign(JSON.stringify(JSON.parse(body)))],
    ["without its name", sign(body).slice("sha256=".length)],
  ])("is refused when %s", async (_case, signature) => {
    const headers = { "x-hub-signature-256": signature };
    const request: WebhookRequest = { method: "POST", url, headers, body: Buffer.from(body), now };
    expect(await read(request)).toEqual({ verdict: "forged" });
  });

  test("does not make sense of what is no JSON", async () => {
    expect(await post('{"entry":')).toMatchObject({ verdict: "unreadable" });
  });

  test.each(["null", "[]", '"x"', '{"entry":{"changes":1}}', '{"entry":[null,{"changes":[7]}]}'])(
    "lets %s say nothing",
    async (odd) => {
      expect(await post(odd)).toEqual({ verdict: "genuine", events: [] });
    },
  );
});

describe("a status by Meta", () => {
  const status = {
    id: "wamid.1",
    status: "delivered",
    timestamp: "1774958400",
    recipient_id: "447700900123",
    biz_opaque_callback_data: "a1",
  };

  test("says what became of which attempt, and when", async () => {
    expect(await eventsOf(change({ statuses: [status] }))).toEqual([
      {
        kind: "delivery",
        key: "wamid.1:delivered",
        attemptId: "a1",
        providerId: "wamid.1",
        state: "delivered",
        reason: null,
        detail: null,
        at: "2026-03-31T12:00:00.000Z",
      },
    ]);
  });

  test.each([
    ["sent", [], "accepted", null],
    ["read", [], "read", null],
    ["failed", [], "failed", "undelivered"],
    ["failed", [{ code: 131026, title: "No" }], "failed", "bad-recipient"],
    ["failed", [{ code: 131047 }], "failed", "needs-template"],
    ["failed", [{ code: 131049 }], "failed", "undelivered"],
    ["failed", [{ code: 131050 }], "failed", "suppressed"],
    ["failed", [{ code: 130429 }], "failed", "undelivered"],
    ["failed", [{ code: 132015 }], "failed", "misconfigured"],
    ["failed", [{ code: 777 }], "failed", "undelivered"],
  ])("%s %j is %s %s", async (word, errors, state, reason) => {
    const events = await eventsOf(change({ statuses: [{ ...status, status: word, errors }] }));
    expect(events).toMatchObject([{ state, reason }]);
  });

  test.each([undefined, "", "{not:ours}", "x".repeat(65)])(
    "with %j for an attempt names none of ours",
    async (opaque) => {
      const statuses = [{ ...status, biz_opaque_callback_data: opaque }];
      expect(await eventsOf(change({ statuses }))).toMatchObject([{ attemptId: null }]);
    },
  );

  test("keeps Meta's words", async () => {
    const errors = [{ code: 131026, title: "No", error_data: { details: "Not on WhatsApp" } }];
    const events = await eventsOf(change({ statuses: [{ ...status, status: "failed", errors }] }));
    expect(events).toMatchObject([{ detail: "131026 Not on WhatsApp" }]);
  });

  test.each([undefined, "soon", "-1", "999999999999999", null])(
    "with the time %j happened now",
    async (timestamp) => {
      const events = await eventsOf(change({ statuses: [{ ...status, timestamp }] }));
      expect(events).toMatchObject([{ at: now.toISOString() }]);
    },
  );

  test("that is not about delivery, or not about a message, is no event", async () => {
    const odd = [{ ...status, status: "deleted" }, { ...status, id: undefined }, null, "x"];
    expect(await eventsOf(change({ statuses: odd }))).toEqual([]);
    expect(await eventsOf(change({ statuses: [status] }, "account_update"))).toEqual([]);
  });

  test("comes with others, in their order", async () => {
    const both = change({ statuses: [status, { ...status, status: "read" }] });
    const payload = {
      entry: [...both.entry, ...change({ statuses: [{ ...status, id: "2" }] }).entry],
    };
    const keys = ["wamid.1:delivered", "wamid.1:read", "2:delivered"];
    expect(await eventsOf(payload)).toMatchObject(keys.map((key) => ({ key })));
  });
});

describe("a message by WhatsApp", () => {
  const message = { from: "447700900123", id: "wamid.9", timestamp: "1774958400" };

  test.each<[object, string, string | undefined]>([
    [{ type: "text", text: { body: "Grüße 💶" } }, "Grüße 💶", undefined],
    [
      { type: "text", text: { body: "Paid" }, context: { from: "44", id: "wamid.1" } },
      "Paid",
      "wamid.1",
    ],
    [{ type: "button", button: { text: "I have paid", payload: "p" } }, "I have paid", undefined],
    [
      {
        type: "interactive",
        interactive: { type: "button_reply", button_reply: { title: "Yes" } },
      },
      "Yes",
      undefined,
    ],
    [
      { type: "interactive", interactive: { type: "list_reply", list_reply: { title: "May" } } },
      "May",
      undefined,
    ],
    [{ type: "image", image: { id: "1", caption: "The slip" } }, "The slip", undefined],
    [{ type: "document", document: { id: "1", filename: "a.pdf" } }, "", undefined],
    [{ type: "audio", audio: { id: "1" } }, "", undefined],
    [{ type: "reaction", reaction: { message_id: "wamid.1", emoji: "👍" } }, "👍", "wamid.1"],
    [{ type: "unsupported", errors: [{ code: 131051 }] }, "", undefined],
    [{ type: "constructor" }, "", undefined],
    [{}, "", undefined],
  ])("%j is the reply %j to %s", async (content, text, answersProviderId) => {
    expect(await eventsOf(change({ messages: [{ ...message, ...content }] }))).toEqual([
      {
        kind: "reply",
        key: "wamid.9",
        channel: "whatsapp",
        providerId: "wamid.9",
        from: "+447700900123",
        to: "+447700900999",
        subject: null,
        text,
        answersAttemptId: null,
        ...(answersProviderId === undefined ? {} : { answersProviderId }),
        isAutomatic: false,
        isConfirmed: false,
        at: "2026-03-31T12:00:00.000Z",
      },
    ]);
  });

  test.each([{ type: "system" }, { from: undefined }, { from: "Bob" }, { id: "" }])(
    "with %j is none that a person wrote",
    async (changes) => {
      expect(await eventsOf(change({ messages: [{ ...message, ...changes }] }))).toEqual([]);
    },
  );
});
