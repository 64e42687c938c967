import { createHash, createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { WebhookRequest } from "#server/providers/inbound.ts";
import { readTwilioWebhook } from "#server/providers/vendors/twilio-webhooks.ts";

const now = new Date("2026-03-31T12:00:00Z");
const address = "https://dunlin.test/hooks/twilio?a=a1";
const status = {
  MessageSid: "SM1",
  MessageStatus: "delivered",
  To: "+447700900123",
  AccountSid: "AC1",
};

const hmac = (token: string, text: string) =>
  createHmac("sha1", token).update(text, "utf8").digest("base64");

const sign = (token: string, url: string, fields: Record<string, string>) =>
  hmac(
    token,
    Object.keys(fields)
      .toSorted()
      .reduce((text, name) => text + name + fields[name], url),
  );

function request(fields: Record<string, string>, changes: Partial<WebhookRequest> = {}) {
  const url = changes.url ?? address;
  return {
    method: "POST",
    url,
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      "x-twilio-signature": sign("token", url, fields),
    },
    body: Buffer.from(new URLSearchParams(fields).toString()),
    now,
    ...changes,
  } satisfies WebhookRequest;
}

const read = readTwilioWebhook({ authToken: ["", "old token", "token"], channel: "sms" });

async function eventOf(fields: Record<string, string>, channel: "sms" | "whatsapp" = "sms") {
  const reading = await readTwilioWebhook({ authToken: "token", channel })(request(fields));
  return reading.verdict === "genuine" ? reading.events[0] : reading;
}

describe("the signature of Twilio", () => {
  test("is the one that Twilio's documentation computes", async () => {
    const fields = {
      Digits: "1234",
      To: "+18005551212",
      From: "+14158675309",
      Caller: "+14158675309",
      CallSid: "CA1234567890ABCDE",
    };
    const reader = readTwilioWebhook({ authToken: "12345", channel: "sms" });
    const url = "https://mycompany.com/myapp.php?foo=1&bar=2";
    const headers = { "x-twilio-signature": "RSOYDt4T1cUTdK1PDd93/VVr8B8=" };
    expect(await reader(request(fields, { url, headers }))).toMatchObject({
      verdict: "unreadable",
    });
    const other = { "x-twilio-signature": "RSOYDt4T1cUTdK1PDd93/VVr8B9=" };
    expect(await reader(request(fields, { url, headers: other }))).toEqual({ verdict: "forged" });
  });

  test("holds for whatever fields there are, and for no others", async () => {
    const fields = fc.dictionary(
      fc.string({ minLength: 1, unit: "grapheme" }),
      fc.string({ unit: "grapheme" }),
      { noNullPrototype: true },
    );
    await fc.assert(
      fc.asyncProperty(fields, fc.string({ unit: "grapheme" }), async (some, word) => {
        const sent = { ...some, ...status, Body: word };
        expect(await read(request(sent))).toMatchObject({ verdict: "genuine" });
        const { headers } = request(sent);
        const tampered = request({ ...sent, Body: `${word}!` }, { headers });
        expect(await read(tampered)).toEqual({ verdict: "forged" });
      }),
    );
  });

  test.each([
    ["https://dunlin.test/h?a=a1", "https://dunlin.test/h?a=a1"],
    ["https://dunlin.test/h?a=a1", "https://dunlin.test:443/h?a=a1"],
    ["https://dunlin.test:443/h?a=a1", "https://dunlin.test/h?a=a1"],
    ["https://dunlin.test:8443/h?a=a1", "https://dunlin.test:8443/h?a=a1"],
    ["https://dunlin.test:8443/h?a=a1", "https://dunlin.test/h?a=a1"],
    ["http://dunlin.test/h?a=a1", "http://dunlin.test:80/h?a=a1"],
    ["https://[::1]/h", "https://[::1]:443/h"],
    ["https://dunlin.test?a=a1", "https://dunlin.test:443?a=a1"],
    ["https://dunlin.test/h?b=%27&a='", "https://dunlin.test/h?b=%27&a=%27"],
    ["https://dunlin.test/h?a=a1#rc=3&rp=all", "https://dunlin.test/h?a=a1"],
  ])("of a call to %s may be over %s", async (url, signed) => {
    const headers = { "x-twilio-signature": sign("token", signed, status) };
    expect(await read(request(status, { url, headers }))).toMatchObject({ verdict: "genuine" });
  });

  test.each<[string, Partial<WebhookRequest>]>([
    ["none", { headers: {} }],
    ["an empty one", { headers: { "x-twilio-signature": "" } }],
    ["one by no token", { headers: { "x-twilio-signature": sign("", address, status) } }],
    ["one by another token", { headers: { "x-twilio-signature": sign("x", address, status) } }],
    [
      "one for another path",
      { headers: { "x-twilio-signature": sign("token", `${address}2`, status) } },
    ],
    ["one over the address alone", { headers: { "x-twilio-signature": hmac("token", address) } }],
    ["one for a call without an address", { url: "/hooks/twilio" }],
    [
      "one for JSON that the address does not name",
      {
        headers: {
          "content-type": "application/json",
          "x-twilio-signature": hmac("token", address),
        },
      },
    ],
  ])("is missed where there is %s", async (_case, changes) => {
    expect(await read(request(status, changes))).toEqual({ verdict: "forged" });
  });

  test("is by any token in use", async () => {
    const old = { "x-twilio-signature": sign("old token", address, status) };
    expect(await read(request(status, { headers: old }))).toMatchObject({ verdict: "genuine" });
  });

  test("takes each value of a repeated field once, in order", async () => {
    const body = Buffer.from(`MessageSid=SM1&X=b&X=a&X=b`);
    const headers = { "x-twilio-signature": hmac("token", `${address}MessageSidSM1XaXb`) };
    expect(await read(request({}, { body, headers }))).toMatchObject({ verdict: "genuine" });
  });

  test("of JSON is over an address that names the digest of the body", async () => {
    const body = Buffer.from('{"word":"£5"}');
    const digest = createHash("sha256").update(body).digest("hex");
    const url = `https://dunlin.test/hooks/twilio?bodySHA256=${digest}`;
    const headers = {
      "content-type": "application/json",
      "x-twilio-signature": hmac("token", url),
    };
    const genuine = request({}, { url, headers, body });
    expect(await read(genuine)).toMatchObject({ verdict: "unreadable" });
    const tampered = { ...genuine, body: Buffer.from('{"word":"£6"}') };
    expect(await read(tampered)).toEqual({ verdict: "forged" });
  });
});

describe("a status callback of Twilio", () => {
  test.each([
    ["queued", "", "accepted", null],
    ["sent", "", "accepted", null],
    ["delivered", "", "delivered", null],
    ["read", "", "read", null],
    ["undelivered", "30003", "failed", "undelivered"],
    ["undelivered", "30005", "failed", "bad-recipient"],
    ["undelivered", "30004", "failed", "suppressed"],
    ["undelivered", "30007", "failed", "content-rejected"],
    ["failed", "30001", "failed", "undelivered"],
    ["failed", "30034", "failed", "misconfigured"],
    ["failed", "63016", "failed", "needs-template"],
    ["undelivered", "63049", "failed", "undelivered"],
    ["failed", "12345", "failed", "undelivered"],
    ["failed", "", "failed", "undelivered"],
    ["canceled", "", "failed", "undelivered"],
  ])("%s %s is %s %s", async (word, code, state, reason) => {
    const fields = { ...status, MessageStatus: word, ...(code === "" ? {} : { ErrorCode: code }) };
    expect(await eventOf(fields)).toEqual({
      kind: "delivery",
      key: `SM1:${word}:${code}`,
      attemptId: "a1",
      providerId: "SM1",
      state,
      reason,
      detail: code || null,
      at: "2026-03-31T12:00:00.000Z",
    });
  });

  test.each(["receiving", "constructor", ""])(
    "%j, which is no delivery, is no event",
    async (word) => {
      expect(await read(request({ ...status, MessageStatus: word }))).toEqual({
        verdict: "genuine",
        events: [],
      });
    },
  );

  test.each(["https://dunlin.test/h", "https://dunlin.test/h?a=", "https://dunlin.test/h?a=%00"])(
    "to %s names no attempt",
    async (url) => {
      const reading = await read(request(status, { url }));
      expect(reading).toMatchObject({ events: [{ attemptId: null, providerId: "SM1" }] });
    },
  );

  test("says what the channel said", async () => {
    const fields = { ...status, MessageStatus: "failed", ErrorCode: "63016" };
    expect(await eventOf({ ...fields, ChannelStatusMessage: "Too late" })).toMatchObject({
      detail: "63016 Too late",
    });
  });
});

describe("a message to us by Twilio", () => {
  const text = {
    MessageSid: "SM9",
    From: "+447700900123",
    To: "+447700900999",
    SmsStatus: "received",
  };

  test("is a reply", async () => {
    expect(await eventOf({ ...text, Body: "Ich zahle später 💶" })).toEqual({
      kind: "reply",
      key: "SM9",
      channel: "sms",
      providerId: "SM9",
      from: "+447700900123",
      to: "+447700900999",
      subject: null,
      text: "Ich zahle später 💶",
      answersAttemptId: null,
      isAutomatic: false,
      isConfirmed: false,
      at: "2026-03-31T12:00:00.000Z",
    });
  });

  test("is confirmed where Twilio has acted on its word", async () => {
    const fields = { ...text, Body: "Stop", OptOutType: "STOP" };
    expect(await eventOf(fields)).toMatchObject({ text: "Stop", isConfirmed: true });
  });

  test.each(["sms", "whatsapp"] as const)(
    "by WhatsApp is one, also at the %s door",
    async (door) => {
      const fields = {
        ...text,
        From: "whatsapp:+447700900123",
        To: "whatsapp:+447700900999",
        Body: "",
        ButtonText: "I have paid",
        OriginalRepliedMessageSid: "SM1",
      };
      expect(await eventOf(fields, door)).toMatchObject({
        channel: "whatsapp",
        from: "+447700900123",
        to: "+447700900999",
        text: "I have paid",
        answersProviderId: "SM1",
      });
    },
  );

  test("without an id cannot be read", async () => {
    expect(await eventOf({ From: "+447700900123", Body: "Hi" })).toMatchObject({
      verdict: "unreadable",
    });
  });
});
