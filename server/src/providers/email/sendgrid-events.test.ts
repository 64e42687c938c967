import { generateKeyPairSync, sign, type KeyObject } from "node:crypto";
import { describe, expect, test } from "vitest";
import { readSendGridEvents } from "#server/providers/email/sendgrid-events.ts";

const keys = generateKeyPairSync("ec", { namedCurve: "P-256" });
const others = generateKeyPairSync("ec", { namedCurve: "P-256" });
const NOW = new Date("2026-03-03T10:00:00Z");
const SECONDS = NOW.getTime() / 1000;

function spki(key: KeyObject): string {
  return key.export({ format: "der", type: "spki" }).toString("base64");
}

const read = readSendGridEvents({ publicKey: spki(keys.publicKey) });

/** A request as SendGrid makes it; what is changed is changed after it was signed. */
function request(body: string, changes: { at?: number; sent?: string; key?: KeyObject } = {}) {
  const timestamp = String(changes.at ?? SECONDS);
  const signed = Buffer.from(timestamp + body);
  return {
    method: "POST" as const,
    url: "https://dunlin.test/hooks/1",
    headers: {
      "x-twilio-email-event-webhook-timestamp": timestamp,
      "x-twilio-email-event-webhook-signature": sign("sha256", signed, {
        key: changes.key ?? keys.privateKey,
        dsaEncoding: "der",
      }).toString("base64"),
    } as Record<string, string | undefined>,
    body: new Uint8Array(Buffer.from(changes.sent ?? body)),
    now: NOW,
  };
}

/** An event as SendGrid writes it, with the attempt merged in. */
function event(changes: object): object {
  return {
    email: "Bob@Customer.test",
    timestamp: 1772531400,
    "smtp-id": "<a1@mail.acme.test>",
    sg_event_id: "e1",
    sg_message_id: "sg-1.recvd-85abf8d92c-3qfgp-2-7890E356-43C.1",
    attempt_id: "a1",
    ...changes,
  };
}

async function eventsOf(...entries: unknown[]) {
  const reading = await read(request(JSON.stringify(entries)));
  if (reading.verdict !== "genuine") throw new Error(reading.verdict);
  return reading.events;
}

const BATCH = '[{"event":"delivered","reason":"Zähler ✓"},\r\n{"event":"open"}]\r\n';

describe("a batch of events", () => {
  test("is genuine with its bytes as they came: CRLF, and beyond ASCII", async () => {
    expect(await read(request(BATCH))).toEqual({ verdict: "genuine", events: [] });
  });

  test.each<[string, Parameters<typeof request>[1]]>([
    ["written anew", { sent: JSON.stringify(JSON.parse(BATCH)) }],
    ["with one byte changed", { sent: BATCH.replace("open", "opan") }],
    ["without its last line ending", { sent: BATCH.trimEnd() }],
    ["signed by somebody else", { key: others.privateKey }],
    ["older than 25 hours", { at: SECONDS - 25 * 3600 - 1 }],
    ["more than 5 minutes ahead", { at: SECONDS + 301 }],
  ])("is forged when %s", async (_, changes) => {
    expect(await read(request(BATCH, changes))).toEqual({ verdict: "forged" });
  });

  test.each<[string, number]>([
    ["24 hours old, as a repeated one is", -24 * 3600],
    ["of a clock that is 4 minutes ahead", 240],
  ])("is genuine when %s", async (_, by) => {
    expect(await read(request(BATCH, { at: SECONDS + by }))).toMatchObject({ verdict: "genuine" });
  });

  test.each(["", "1e9", " 1", "Infinity", "1772532000.5", "-1"])(
    "is forged with the timestamp %j",
    async (timestamp) => {
      const one = request(BATCH);
      one.headers["x-twilio-email-event-webhook-timestamp"] = timestamp;
      expect(await read(one)).toEqual({ verdict: "forged" });
    },
  );

  test.each(["", "AAAA", "not base64 at all", undefined])(
    "is forged with the signature %j",
    async (signature) => {
      const one = request(BATCH);
      one.headers["x-twilio-email-event-webhook-signature"] = signature;
      expect(await read(one)).toEqual({ verdict: "forged" });
    },
  );

  test("is genuine under any of the keys, while one is being replaced", async () => {
    const publicKey = [spki(others.publicKey), spki(keys.publicKey)];
    expect(await readSendGridEvents({ publicKey })(request(BATCH))).toMatchObject({
      verdict: "genuine",
    });
  });

  test.each(["", "{}", "null", "[1,", "delivered"])("is unreadable as %j", async (body) => {
    expect(await read(request(body))).toMatchObject({ verdict: "unreadable" });
    const forged = request(body, { key: others.privateKey });
    expect(await read(forged)).toEqual({ verdict: "forged" });
  });

  test.each([
    "",
    "AAAA",
    spki(generateKeyPairSync("ec", { namedCurve: "P-384" }).publicKey),
    spki(generateKeyPairSync("ed25519").publicKey),
  ])("is read under no key that SendGrid would not use: %j", (publicKey) => {
    expect(() => readSendGridEvents({ publicKey })).toThrow(/./);
  });
});

describe("an event", () => {
  test("tells what became of an attempt", async () => {
    const response = "250 2.0.0 OK";
    expect(await eventsOf(event({ event: "delivered", response }))).toEqual([
      {
        kind: "delivery",
        key: "e1",
        attemptId: "a1",
        providerId: "sg-1",
        state: "delivered",
        reason: null,
        detail: "250 2.0.0 OK",
        at: "2026-03-03T09:50:00.000Z",
      },
    ]);
  });

  test.each<[object, string, string | null]>([
    [{ event: "processed" }, "accepted", null],
    [{ event: "delivered" }, "delivered", null],
    [{ event: "bounce", type: "bounce", status: "5.1.1" }, "failed", "bad-recipient"],
    [{ event: "bounce", status: "5.1.1" }, "failed", "bad-recipient"],
    [{ event: "bounce", type: "blocked", status: "4.7.1" }, "failed", "undelivered"],
    [{ event: "bounce", type: "constructor" }, "failed", "undelivered"],
    [{ event: "dropped", reason: "Unsubscribed Address" }, "failed", "suppressed"],
    [{ event: "dropped", reason: "Spam Reporting Address" }, "failed", "suppressed"],
    [{ event: "dropped", reason: "Bounced Address" }, "failed", "bad-recipient"],
    [{ event: "dropped", reason: "Invalid" }, "failed", "bad-recipient"],
    [{ event: "dropped", reason: "Invalid SMTPAPI header" }, "failed", "content-rejected"],
    [{ event: "dropped", reason: "Spam Content" }, "failed", "content-rejected"],
    [{ event: "dropped", reason: "Recipient List over Package Quota" }, "failed", "misconfigured"],
    [{ event: "dropped" }, "failed", "undelivered"],
  ])("%j means %s, %s", async (changes, state, reason) => {
    expect(await eventsOf(event(changes))).toMatchObject([{ kind: "delivery", state, reason }]);
  });

  test.each(["spamreport", "unsubscribe", "group_unsubscribe"])(
    "%s is the wish not to be written to",
    async (name) => {
      expect(await eventsOf(event({ event: name }))).toEqual([
        {
          kind: "opt-out",
          key: "e1",
          channel: "email",
          address: "bob@customer.test",
          detail: `sendgrid ${name}`,
          at: "2026-03-03T09:50:00.000Z",
        },
      ]);
    },
  );

  test.each(["deferred", "open", "click", "group_resubscribe", "something new"])(
    "%s tells nothing",
    async (name) => {
      expect(await eventsOf(event({ event: name }))).toEqual([]);
    },
  );

  test("that is malformed does not keep the others of its batch from being read", async () => {
    const good = event({ event: "delivered" });
    const bad = [
      null,
      7,
      "delivered",
      [],
      {},
      event({ event: "delivered", sg_event_id: undefined }),
      event({ event: "delivered", timestamp: "yesterday" }),
      event({ event: "delivered", timestamp: 1e18 }),
      event({ event: ["delivered"] }),
      event({ event: "spamreport", email: undefined }),
    ];
    expect(await eventsOf(...bad, good, ...bad)).toMatchObject([{ key: "e1" }]);
  });

  test("holds nothing that a database could not keep", async () => {
    const response = "2\u00005\ud8000 OK";
    const [one] = await eventsOf(event({ event: "delivered", response, sg_event_id: "e\u0000" }));
    expect(one).toMatchObject({ key: "e", detail: "25\ufffd0 OK" });
  });

  test.each([undefined, 7.5, "", "A B", "x".repeat(65), { a: 1 }])(
    "with the attempt %j names none",
    async (attempt_id) => {
      const events = await eventsOf(event({ event: "processed", attempt_id }));
      expect(events).toMatchObject([{ attemptId: null, providerId: "sg-1" }]);
    },
  );
});
