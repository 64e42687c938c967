import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { CREDENTIALS } from "#test/emulator/credentials.ts";
import { startEmulator, type Emulator } from "#test/emulator/emulator.ts";
import {
  ask,
  chat,
  get,
  mail,
  order,
  print,
  text,
  type Sample,
} from "#test/emulator/sample-requests.ts";

const { twilio, meta } = CREDENTIALS;
const LOGS = "/v3/logs";
const NEVER = { authorization: "Bearer wrong" };

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
  emulator.callbacks.set({ provider: "twilio", isOff: true });
});
afterEach(() => emulator.clearMagic());
afterAll(() => emulator.close());

function tell(sample: Sample) {
  return ask(emulator.url, sample);
}

function withoutLogin({ path, init }: Sample): Sample {
  return { path, init: { ...init, headers: { ...init.headers, ...NEVER } } };
}

function logQuery(query: string): Sample {
  const { path, init } = mail();
  return { path: path.replace("/v3/mail/send", LOGS), init: { ...init, body: query } };
}

test("each vendor takes a sound message and says under which id it is kept", async () => {
  const before = emulator.count();
  const texted = await tell(text());
  const mailed = await tell(mail());
  const chatted = await tell(chat());
  const draft = await tell(print(null));
  const { id } = draft.body as { id: string };
  expect(emulator.count()).toBe(before + 3);
  const printed = await tell(print(id, { confirmed: "true" }));
  expect([texted, mailed, chatted, draft, printed].map(({ status }) => status)).toEqual([
    201, 202, 200, 200, 200,
  ]);
  expect(emulator.journal().slice(before)).toMatchObject([
    { channel: "sms", attemptId: "attempt-1", providerId: (texted.body as { sid: string }).sid },
    { channel: "email", attemptId: "attempt-1", providerId: mailed.headers.get("x-message-id") },
    {
      channel: "whatsapp",
      attemptId: "attempt-1",
      providerId: (chatted.body as { messages: [{ id: string }] }).messages[0].id,
    },
    { channel: "letter", attemptId: "attempt-1", providerId: id },
  ]);
});

const TWO_LINES = {
  type: "template",
  text: undefined,
  template: {
    name: "reminder",
    language: { code: "en_GB" },
    components: [{ type: "body", parameters: [{ type: "text", text: "two\nlines" }] }],
  },
};
const HX = `HX${"a".repeat(32)}`;
const WHATSAPP = { To: "whatsapp:+447700900001", From: `whatsapp:${twilio.whatsAppNumber}` };

describe("a request that the vendor would refuse gets the vendor's own no:", () => {
  test.each<[string, Sample, number, object]>([
    ["text, wrong login", withoutLogin(text()), 401, { code: 20003 }],
    ["text, no To", text({ To: null }), 400, { code: 21604 }],
    ["text, no From", text({ From: null }), 400, { code: 21603 }],
    ["text, To is no E.164", text({ To: "07700900001" }), 400, { code: 21211 }],
    ["text, foreign From", text({ From: "+447700900999" }), 400, { code: 21606 }],
    ["text, From too long", text({ From: "Acme Receivables" }), 400, { code: 21212 }],
    ["text, no words", text({ Body: "" }), 400, { code: 21602 }],
    ["text, too long", text({ Body: "x".repeat(1601) }), 400, { code: 21617 }],
    ["text, unknown field", text({ Boddy: "x" }), 400, { code: 20001 }],
    ["text, bad callback", text({ StatusCallback: "/twilio" }), 400, { code: 21609 }],
    ["text, endless validity", text({ ValidityPeriod: "36001" }), 400, { code: 20422 }],
    ["text, magic 0001", text({ To: "+15005550001" }), 400, { code: 21211 }],
    ["text, magic 0002", text({ To: "+15005550002" }), 400, { code: 21612 }],
    ["text, magic 0003", text({ To: "+15005550003" }), 400, { code: 21408 }],
    ["text, magic 0004", text({ To: "+15005550004" }), 400, { code: 21610 }],
    ["text, magic 0009", text({ To: "+15005550009" }), 400, { code: 21614 }],
    ["text, magic From", text({ From: "+15005550008" }), 429, { code: 21611 }],
    ["text, mixed channels", text({ To: WHATSAPP.To }), 400, { code: 21910 }],
    ["WhatsApp, odd content", text({ ...WHATSAPP, ContentSid: "HX1" }), 400, { code: 21655 }],
    [
      "WhatsApp, odd variables",
      text({ ...WHATSAPP, ContentSid: HX, ContentVariables: '["a"]' }),
      400,
      { code: 21656 },
    ],
    ["mail, wrong login", withoutLogin(mail()), 401, { errors: [{ field: null }] }],
    ["mail, no subject", mail({ subject: undefined }), 400, { errors: [{ field: "subject" }] }],
    ["mail, unknown field", mail({ sujet: "x" }), 400, { errors: [{ field: "" }] }],
    [
      "mail, bad address",
      mail({ personalizations: [{ to: [{ email: "bob" }] }] }),
      400,
      { errors: [{ field: "personalizations.0.to.0.email" }] },
    ],
    [
      "mail, reserved header",
      mail({ headers: { Subject: "x" } }),
      400,
      { errors: [{ field: "headers" }] },
    ],
    [
      "mail, html before text",
      mail({
        content: [
          { type: "text/html", value: "x" },
          { type: "text/plain", value: "x" },
        ],
      }),
      400,
      { errors: [{ field: "content" }] },
    ],
    ["mail, foreign sender", mail({ from: { email: "a@unverified.test" } }), 403, {}],
    ["chat, wrong login", withoutLogin(chat()), 401, { error: { code: 190 } }],
    ["chat, no number", chat({ to: "bob" }), 400, { error: { code: 100 } }],
    ["chat, empty text", chat({ text: { body: "" } }), 400, { error: { code: 100 } }],
    ["chat, no template", chat({ type: "template" }), 400, { error: { code: 100 } }],
    [
      "chat, long opaque data",
      chat({ biz_opaque_callback_data: "x".repeat(513) }),
      400,
      { error: { code: 100 } },
    ],
    ["chat, variable of two lines", chat(TWO_LINES), 400, { error: { code: 132018 } }],
    ["chat, unknown field", chat({ extra: 1 }), 400, { error: { code: 100 } }],
    [
      "print, wrong login",
      withoutLogin(print(null)),
      401,
      { error: { type: "authentication_error" } },
    ],
    ["print, no address", print(null, { "recipients[0][address][line]": null }), 400, {}],
    ["print, country in words", print(null, { "recipients[0][address][country]": "UK1" }), 400, {}],
    ["print, odd postage", print(null, { "postage[service]": "pigeon" }), 400, {}],
    ["print, unknown field", print(null, { referenz: "x" }), 400, { error: { code: "referenz" } }],
    ["print, unknown id", print("print_0", { confirmed: "true" }), 404, {}],
    ["logs, bad query", logQuery('{"query":"custom_args = \'x\'"}'), 400, {}],
  ])("%s", async (_, sample, status, body) => {
    const before = emulator.count();
    const answer = await tell(sample);
    expect(answer).toMatchObject({ status, body });
    expect(emulator.count()).toBe(before);
  });
});

test("a number that is made magic is refused with the code that was ordered, until it is not", async () => {
  await tell(order("/_ctl/magic", { provider: "meta", to: "+447700900002", code: 131026 }));
  const refused = await tell(chat({ to: "447700900002" }));
  expect(refused).toMatchObject({ status: 400, body: { error: { code: 131026 } } });
  await tell(order("/_ctl/magic", {}, "DELETE"));
  expect(await tell(chat({ to: "447700900002" }))).toMatchObject({ status: 200 });
});

test("an order that cannot be followed is refused instead of passed over", async () => {
  for (const body of [{}, { provider: "twilio", mode: "reset" }, { provider: "x", mode: "cut" }]) {
    expect(await tell(order("/_ctl/faults", body))).toMatchObject({ status: 400 });
  }
  expect(await tell(order("/_ctl/fault", { provider: "twilio", mode: "cut" }))).toMatchObject({
    status: 404,
  });
});

test("the journal is read on from where it was left", async () => {
  const before = emulator.count("meta");
  await tell(chat({ text: { body: "the first" } }));
  await tell(chat({ text: { body: "the second" } }));
  const path = `/_ctl/journal?provider=meta&after=${before + 1}`;
  expect((await tell({ path, init: {} })).body).toMatchObject({ data: [{ body: "the second" }] });
});

test("Twilio lists what it has by its filters, the newest first, a page at a time", async () => {
  const To = "+447700900777";
  for (const Body of ["one", "two", "three"]) await tell(text({ To, Body }));
  await tell(text({ To: "+447700900778" }));
  const path = `/2010-04-01/Accounts/${twilio.accountSid}/Messages.json`;
  const query = `To=${encodeURIComponent(To)}`;
  const whole = await tell(get("twilio", `${path}?${query}`));
  expect(whole.body).toMatchObject({
    messages: [{ body: "three", to: To, status: "queued", date_sent: null }, {}, { body: "one" }],
    next_page_uri: null,
  });
  const first = await tell(get("twilio", `${path}?${query}&PageSize=2`));
  const { next_page_uri: next } = first.body as { next_page_uri: string };
  expect((await tell(get("twilio", next))).body).toMatchObject({ messages: [{ body: "one" }] });
  // What is queued has no day on which it was sent.
  const dated = await tell(get("twilio", `${path}?${query}&DateSent%3E=2020-01-01`));
  expect(dated.body).toMatchObject({ messages: [] });
});

test("SendGrid's logs find a mail by recipient and time, and its detail has our arguments", async () => {
  const personalizations = [
    { to: [{ email: "logs@customer.test" }], custom_args: { attempt_id: "attempt-9" } },
  ];
  await tell(mail({ personalizations }));
  const window = (from: number, to: number) =>
    [">", "<"]
      .map((sign, index) => {
        const at = new Date(Date.now() + [from, to][index]! * 60_000).toISOString();
        return `sg_message_id_created_at ${sign} TIMESTAMP "${at}"`;
      })
      .join(" AND ");
  const search = (time: string) =>
    tell(logQuery(JSON.stringify({ query: `to_email = 'logs@customer.test' AND ${time}` })));
  const found = await search(window(-5, 5));
  const { messages } = found.body as { messages: { sg_message_id: string }[] };
  expect(messages).toHaveLength(1);
  const detail = await tell(get("sendgrid", `${LOGS}/${messages[0]!.sg_message_id}`));
  expect(detail.body).toMatchObject({ custom_args: { attempt_id: "attempt-9" } });
  expect((await search(window(-10, -5))).body).toEqual({ messages: [] });
});

test("a print is confirmed once, and is listed by its reference with those of its mode", async () => {
  const { body } = await tell(print(null, { reference: "attempt-5", testmode: "true" }));
  const { id } = body as { id: string };
  const before = emulator.count("intelliprint");
  expect(await tell(print(id, { confirmed: "true" }))).toMatchObject({
    body: { confirmed: true, letters: [{ status: "waiting_to_print" }] },
  });
  expect(await tell(print(id, { confirmed: "true" }))).toMatchObject({ status: 400 });
  expect(emulator.count("intelliprint")).toBe(before + 1);
  const list = (query: string) => tell(get("intelliprint", `/v1/prints?${query}`));
  expect((await list("reference=attempt-5&testmode=true")).body).toMatchObject({ data: [{ id }] });
  expect((await list("reference=attempt-5")).body).toMatchObject({ data: [] });
});

test.each([
  ["twilio", `/2010-04-01/Accounts/${twilio.accountSid}.json`, { status: "active" }],
  ["sendgrid", "/v3/scopes", { scopes: expect.arrayContaining(["mail.send"]) as string[] }],
  ["meta", `/v23.0/${meta.phoneNumberId}?fields=quality_rating`, { quality_rating: "GREEN" }],
  ["intelliprint", "/v1/prints?limit=1", { object: "list" }],
] as const)("the read by which %s is verified answers", async (vendor, path, body) => {
  expect(await tell(get(vendor, path))).toMatchObject({ status: 200, body });
});
