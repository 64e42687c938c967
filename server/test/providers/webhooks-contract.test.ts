import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readSendGridEvents } from "#server/providers/email/sendgrid-events.ts";
import { readSendGridInbound } from "#server/providers/email/sendgrid-inbound.ts";
import type { InboundEvent, WebhookReader } from "#server/providers/inbound.ts";
import { readIntelliprintWebhook } from "#server/providers/letter/intelliprint-webhooks.ts";
import { readTwilioWebhook } from "#server/providers/vendors/twilio-webhooks.ts";
import { readMetaWebhook } from "#server/providers/whatsapp/meta-webhooks.ts";
import { CREDENTIALS } from "#test/emulator/credentials.ts";
import { startEmulator, type Emulator } from "#test/emulator/emulator.ts";
import { ask, chat, mail, print, text, type Sample } from "#test/emulator/sample-requests.ts";
import { sendGridPublicKey } from "#test/emulator/sign-callbacks.ts";
import { startCallbackDoor, type CallbackDoor } from "#test/emulator/start-callback-door.ts";
import type { VendorName } from "#test/emulator/vendor.ts";

const { twilio, meta, intelliprint } = CREDENTIALS;

type Vendor = {
  name: VendorName;
  reader: WebhookReader;
  send(url: string): Sample;
  to: string;
  states: string[];
  /** A code of a bad end, and what it says. */
  failure: [code: string, reason: string];
};

const VENDORS: Vendor[] = [
  {
    name: "twilio",
    reader: readTwilioWebhook({ authToken: twilio.authToken, channel: "sms" }),
    send: (url) => text({ StatusCallback: `${url}/hook?a=attempt-1#rc=3&rp=all` }),
    to: "+447700900001",
    states: ["accepted", "delivered"],
    failure: ["30005", "bad-recipient"],
  },
  {
    name: "sendgrid",
    reader: readSendGridEvents({ publicKey: sendGridPublicKey }),
    send: () => mail(),
    to: "bob@customer.test",
    states: ["accepted", "delivered"],
    failure: ["dropped:Unsubscribed Address", "suppressed"],
  },
  {
    name: "meta",
    reader: readMetaWebhook({ appSecret: meta.appSecret, verifyToken: meta.verifyToken }),
    send: () => chat(),
    to: "+447700900001",
    states: ["accepted", "delivered", "read"],
    failure: ["131026", "bad-recipient"],
  },
  {
    name: "intelliprint",
    reader: readIntelliprintWebhook({ secret: intelliprint.webhookSecret }),
    send: () => print(null, { confirmed: "true" }),
    to: "Bob",
    states: ["accepted", "accepted"],
    failure: ["failed_wrong_address", "bad-recipient"],
  },
];

let emulator: Emulator;
let door: CallbackDoor;
beforeEach(async () => {
  emulator = await startEmulator();
  door = await startCallbackDoor();
});
afterEach(async () => {
  await emulator.close();
  await door.close();
});

/** Everything that came to the door, as the reader tells it; each must be genuine. */
async function readAll(reader: WebhookReader): Promise<InboundEvent[]> {
  const readings = await Promise.all(door.requests.map((request) => reader(request)));
  return readings.flatMap((reading) => {
    expect(reading).toMatchObject({ verdict: "genuine" });
    return reading.verdict === "genuine" ? reading.events : [];
  });
}

describe.each(VENDORS)("reports by $name", ({ name, reader, send, to, states, failure }) => {
  test("are genuine, name the attempt and the message, and have one key each however often they come", async () => {
    emulator.callbacks.set({ provider: name, url: `${door.url}/hook`, duplicate: true });
    await ask(emulator.url, send(door.url));
    await emulator.callbacks.settled();
    const { providerId } = emulator.journal(name)[0]!;
    const events = await readAll(reader);
    expect(events).toHaveLength(2 * states.length);
    for (const event of events) {
      expect(event).toMatchObject({ kind: "delivery", attemptId: "attempt-1", providerId });
    }
    const byKey = new Map(events.map((event) => [event.key, event]));
    expect([...byKey.values()].map((each) => "state" in each && each.state)).toEqual(states);
  });

  test("tell a bad end in our words", async () => {
    emulator.callbacks.set({ provider: name, url: `${door.url}/hook` });
    emulator.magic({ provider: name, to, later: failure[0] });
    await ask(emulator.url, send(door.url));
    await emulator.callbacks.settled();
    expect(await readAll(reader)).toMatchObject([
      { kind: "delivery", state: "failed", reason: failure[1], attemptId: "attempt-1" },
    ]);
  });

  test("are forged when a byte of them is another, or nobody signed them", async () => {
    emulator.callbacks.set({ provider: name, url: `${door.url}/hook` });
    await ask(emulator.url, send(door.url));
    await emulator.callbacks.settled();
    const [request] = door.requests as [(typeof door.requests)[0]];
    const body = Buffer.from(request.body);
    body[body.length - 3]! ^= 1;
    expect(await reader({ ...request, body })).toEqual({ verdict: "forged" });
    expect(await reader({ ...request, headers: {} })).toEqual({ verdict: "forged" });
  });
});

test("reports under another secret than ours are forged", async () => {
  for (const { name, send, reader } of VENDORS.filter((each) => each.name !== "sendgrid")) {
    const url = `${door.url}/hook`;
    emulator.callbacks.set({ provider: name, url, secret: "another", steps: ["delivered"] });
    await ask(emulator.url, send(door.url));
    await emulator.callbacks.settled();
    expect(await reader(door.requests.at(-1)!)).toEqual({ verdict: "forged" });
  }
});

test("what a person writes is a reply, on whichever channel", async () => {
  const from = "+447700900001";
  const url = `${door.url}/in/secret`;
  const base = { from, text: "I paid on Friday – £5", url };
  await emulator.inbound({ provider: "twilio", ...base, to: twilio.number });
  await emulator.inbound({
    provider: "twilio",
    ...base,
    channel: "whatsapp",
    to: twilio.whatsAppNumber,
  });
  await emulator.inbound({ provider: "meta", ...base, to: meta.displayNumber });
  await emulator.inbound({
    provider: "sendgrid",
    ...base,
    from: "Bob <Bob@Customer.test>",
    to: "billing@acme.test",
    subject: "Re: Invoice 7",
  });
  const readers = [VENDORS[0]!, VENDORS[0]!, VENDORS[2]!].map(({ reader }) => reader);
  readers.push(readSendGridInbound({ token: "secret" }));
  const readings = await Promise.all(readers.map((reader, index) => reader(door.requests[index]!)));
  const reply = (facts: object) => ({
    verdict: "genuine",
    events: [{ kind: "reply", text: "I paid on Friday – £5", ...facts }],
  });
  expect(readings).toMatchObject([
    reply({ channel: "sms", from, to: twilio.number }),
    reply({ channel: "whatsapp", from, to: twilio.whatsAppNumber }),
    reply({ channel: "whatsapp", from, to: meta.displayNumber }),
    reply({ channel: "email", from: "bob@customer.test", subject: "Re: Invoice 7" }),
  ]);
});

test("a stop word that the vendor has acted on is marked so", async () => {
  const url = `${door.url}/in`;
  const { number: to } = twilio;
  const stop = { from: "+447700900001", to, text: "STOP", url } as const;
  await emulator.inbound({ provider: "twilio", ...stop, optOutType: "STOP" });
  await emulator.inbound({ provider: "twilio", ...stop });
  const events = await readAll(VENDORS[0]!.reader);
  expect(events).toMatchObject([{ isConfirmed: true }, { isConfirmed: false }]);
});
