import { describe, expect, test } from "vitest";
import type { WebhookRequest } from "#server/providers/inbound.ts";
import { readSendGridInbound } from "#server/providers/email/sendgrid-inbound.ts";

const NOW = new Date("2026-03-03T12:00:00Z");
const ATTEMPT = "01jnqy8c5w3f0k2m4p6r8t0v2x-01jnqy8c5w9a1b3d5f7h9k1m3p";
const URL_WITH_TOKEN = "https://dunlin.test/hooks/email/7yq3token";

const read = readSendGridInbound({ token: "7yq3token" });

/** Writes a form as SendGrid does: each field in the bytes that it came in. */
function form(fields: Record<string, string | Uint8Array>, attachment = ""): Uint8Array {
  const parts = Object.entries(fields).flatMap(([name, value]) => [
    Buffer.from(`--xYzZY\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n`),
    Buffer.from(value as Uint8Array),
    Buffer.from("\r\n"),
  ]);
  const file =
    '--xYzZY\r\nContent-Disposition: form-data; name="attachment1"; filename="a.pdf"\r\n' +
    `Content-Type: application/pdf\r\n\r\n${attachment}\r\n`;
  const end = Buffer.from(`${attachment === "" ? "" : file}--xYzZY--\r\n`);
  return new Uint8Array(Buffer.concat([...parts, end]));
}

type Changes = { url?: string; type?: string; method?: "GET" };

function request(body: Uint8Array, changes: Changes = {}): WebhookRequest {
  const type = changes.type ?? "multipart/form-data; boundary=xYzZY";
  const { url = URL_WITH_TOKEN, method = "POST" } = changes;
  return { method, url, headers: { "content-type": type }, body, now: NOW };
}

async function eventOf(body: Uint8Array) {
  const reading = await read(request(body));
  if (reading.verdict !== "genuine") throw new Error(reading.verdict);
  expect(reading.events).toHaveLength(1);
  return reading.events[0];
}

const RAW = Buffer.concat([
  Buffer.from("From: Bob <bob@customer.test>\r\nTo: billing@acme.test\r\nSubject: Re: 7\r\n"),
  Buffer.from(
    "Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: 8bit\r\n",
  ),
  Buffer.from("\r\nGr\xfc\xdfe\r\n", "latin1"),
]);

describe("a mail that SendGrid posts raw", () => {
  test("is read in its own bytes", async () => {
    expect(await eventOf(form({ dkim: "none", email: RAW, to: "x" }))).toMatchObject({
      kind: "reply",
      key: expect.stringMatching(/^sendgrid:[0-9a-f]{64}$/),
      from: "bob@customer.test",
      to: "billing@acme.test",
      text: "Grüße",
    });
  });

  test("answers the attempt in the address that it was delivered to", async () => {
    const envelope = JSON.stringify({ to: [`reply+${ATTEMPT}@in.acme.test`], from: "bob@x.test" });
    expect(await eventOf(form({ email: RAW, envelope }))).toMatchObject({
      answersAttemptId: ATTEMPT,
      to: `reply+${ATTEMPT}@in.acme.test`,
    });
  });

  test("gets no header from its envelope", async () => {
    const envelope = JSON.stringify({ to: ["a@b.test\r\nFrom: eve@evil.test", 7] });
    expect(await eventOf(form({ email: RAW, envelope }))).toMatchObject({
      from: "bob@customer.test",
    });
  });

  test("has one key when it is posted again, and another one than other mails", async () => {
    const keys = [RAW, RAW, Buffer.concat([RAW, Buffer.from(".")])].map(
      async (email) => (await eventOf(form({ email })))?.key,
    );
    const [first, again, other] = await Promise.all(keys);
    expect(first).toBe(again);
    expect(first).not.toBe(other);
  });

  test("is genuine and tells nothing when it is our own", async () => {
    const own = "X-Dunlin-Attempt: a\r\nAuto-Submitted: auto-generated\r\n";
    const email = Buffer.concat([Buffer.from(own), RAW]);
    expect(await read(request(form({ email })))).toEqual({ verdict: "genuine", events: [] });
  });
});

describe("a mail that SendGrid posts in parts", () => {
  const parts = {
    headers: [
      `In-Reply-To: <${ATTEMPT}@mail.acme.test>`,
      "Message-ID: <r1@customer.test>",
      "Content-Type: multipart/alternative;",
      " boundary=gone",
      "Content-Transfer-Encoding: base64",
      "From: eve@evil.test",
      "Auto-Submitted: auto-replied",
      "no header",
      "",
    ].join("\n"),
    from: "Bob <bob@customer.test>",
    to: "Acme <billing@acme.test>",
    subject: "Re: 7\r\nX-Autoreply: yes",
    text: Buffer.from("Gr\xfc\xdfe\n\n> quoted\n", "latin1"),
    html: "<p>No</p>",
    charsets: JSON.stringify({ to: "UTF-8", text: "iso-8859-1", html: "no-such-charset" }),
  };

  test("is read with its headers, each field in its own charset", async () => {
    expect(await eventOf(form(parts, "%PDF\xff\r\n"))).toMatchObject({
      kind: "reply",
      providerId: "<r1@customer.test>",
      from: "bob@customer.test",
      to: "billing@acme.test",
      subject: "Re: 7 X-Autoreply: yes",
      text: "Grüße",
      answersAttemptId: ATTEMPT,
      isAutomatic: true,
    });
  });

  test("is read from its HTML where it has no text, even in an unknown charset", async () => {
    expect(await eventOf(form({ ...parts, text: "" }))).toMatchObject({ text: "No" });
  });

  test.each(["", "{", "null", "[]", '{"text":7}'])(
    "is read with the charsets %j",
    async (charsets) => {
      expect(await eventOf(form({ ...parts, text: "Yes", charsets }))).toMatchObject({
        text: "Yes",
      });
    },
  );
});

describe("a request for inbound mail", () => {
  test.each([
    "https://dunlin.test/hooks/email/7yq3toke",
    "https://dunlin.test/hooks/email/7yq3tokenx",
    "https://dunlin.test/hooks/email/7yq3token/",
    "https://dunlin.test/hooks/email/?7yq3token",
    "https://dunlin.test/hooks/email/x?a=/7yq3token",
    "https://dunlin.test/hooks/email/x#/7yq3token",
    "http://[",
    "",
  ])("is forged at %j", async (url) => {
    expect(await read(request(form({ email: RAW }), { url }))).toEqual({ verdict: "forged" });
  });

  test("is forged by another method, and where there is no token", async () => {
    const body = form({ email: RAW });
    expect(await read(request(body, { method: "GET" }))).toEqual({ verdict: "forged" });
    const open = readSendGridInbound({ token: "" });
    const url = "https://dunlin.test/hooks/email/";
    expect(await open(request(body, { url }))).toEqual({ verdict: "forged" });
  });

  test("is let in at a path alone, and with a query", async () => {
    for (const url of ["/hooks/email/7yq3token", `${URL_WITH_TOKEN}?a=b`]) {
      expect(await read(request(form({ email: RAW }), { url }))).toMatchObject({
        verdict: "genuine",
      });
    }
  });

  test.each<[string, Uint8Array, string | undefined]>([
    ["no form", form({ email: RAW }), "application/json"],
    ["a form of another kind", Buffer.from("email=x"), "application/x-www-form-urlencoded"],
    ["a form without a boundary", form({ email: RAW }), "multipart/form-data"],
    ["a form cut short", form({ email: RAW }).slice(0, -30), undefined],
    ["no body", new Uint8Array(), undefined],
    ["no mail", form({ dkim: "none" }), undefined],
    ["more than SendGrid sends", new Uint8Array(30 * 1024 * 1024 + 1), undefined],
  ])("is unreadable with %s", async (_, body, type) => {
    const changes = type === undefined ? {} : { type };
    expect(await read(request(body, changes))).toMatchObject({ verdict: "unreadable" });
  });
});
