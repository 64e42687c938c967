import { afterEach, expect, test } from "vitest";
import { connectTwilioSms } from "#server/providers/sms/twilio.ts";
import { connectTwilioWhatsApp } from "#server/providers/whatsapp/twilio.ts";
import { closeHttpBeds, startHttpBed, type HttpBedAnswer } from "#test/http-bed.ts";

afterEach(closeHttpBeds);

const number = "+447700900999";
const good: Record<string, HttpBedAnswer> = {
  "AC1.json": { json: { sid: "AC1", status: "active" } },
  "AC1/Messages.json": { json: { messages: [] } },
  "AC1/IncomingPhoneNumbers.json": {
    json: { incoming_phone_numbers: [{ phone_number: number, capabilities: { sms: true } }] },
  },
};

async function verify(
  changes: Record<string, HttpBedAnswer> = {},
  { sender = number, connect = connectTwilioSms as Connect } = {},
) {
  const bed = await startHttpBed(({ path }) => {
    const name = path.replace(/^\/2010-04-01\/Accounts\//, "").replace(/\?.*$/, "");
    return { ...good, ...changes }[name] ?? { status: 404 };
  });
  const apiKey = { sid: "SK1", secret: "hush" };
  const account = { accountSid: "AC1", authToken: "token", apiKey, callbackUrl: null };
  const provider = connect({ ...account, sender, baseUrl: bed.url });
  const receipt = await provider.verify();
  await provider.close();
  return { receipt, calls: bed.calls };
}

type Connect = typeof connectTwilioSms | typeof connectTwilioWhatsApp;

test("an active account with a number that sends texts is well", async () => {
  const { receipt, calls } = await verify();
  expect(receipt).toBeNull();
  const owner = `Basic ${btoa("AC1:token")}`;
  const sender = `Basic ${btoa("SK1:hush")}`;
  expect(calls.map(({ headers }) => headers["authorization"])).toEqual([owner, sender, sender]);
  expect(calls[2]?.path).toContain("?PhoneNumber=%2B447700900999");
});

test.each<[string, { sender?: string; connect?: Connect }]>([
  ["a sender name", { sender: "ACME" }],
  ["a messaging service", { sender: `MG${"0".repeat(32)}` }],
  ["a WhatsApp sender", { connect: connectTwilioWhatsApp }],
])("%s is not looked for among the numbers", async (_case, options) => {
  const { receipt, calls } = await verify({}, options);
  expect(receipt).toBeNull();
  expect(calls).toHaveLength(2);
});

test.each<[string, Record<string, HttpBedAnswer>, object]>([
  [
    "a wrong token",
    { "AC1.json": { status: 401, json: { code: 20003, message: "Authenticate" } } },
    { outcome: "misconfigured", detail: "The account and its token: 20003 Authenticate" },
  ],
  [
    "a suspended account",
    { "AC1.json": { json: { status: "suspended" } } },
    { outcome: "misconfigured", detail: "The account is suspended" },
  ],
  [
    "a wrong API key",
    { "AC1/Messages.json": { status: 401, json: { code: 20003, message: "Authenticate" } } },
    { outcome: "misconfigured", detail: "The credentials to send with: 20003 Authenticate" },
  ],
  [
    "a number of somebody else",
    { "AC1/IncomingPhoneNumbers.json": { json: { incoming_phone_numbers: [] } } },
    { outcome: "misconfigured", detail: `The account has no number ${number}` },
  ],
  [
    "a number that only begins alike",
    {
      "AC1/IncomingPhoneNumbers.json": {
        json: {
          incoming_phone_numbers: [{ phone_number: `${number}9`, capabilities: { sms: true } }],
        },
      },
    },
    { outcome: "misconfigured", detail: `The account has no number ${number}` },
  ],
  [
    "a number for calls only",
    {
      "AC1/IncomingPhoneNumbers.json": {
        json: { incoming_phone_numbers: [{ phone_number: number, capabilities: { sms: false } }] },
      },
    },
    { outcome: "misconfigured", detail: `The number ${number} sends no texts` },
  ],
  ["a failure of theirs", { "AC1.json": { status: 500 } }, { outcome: "retry-later" }],
  ["a page", { "AC1.json": { text: "<html>" } }, { outcome: "retry-later" }],
  ["a reset", { "AC1.json": "reset" }, { outcome: "retry-later" }],
])("%s is told in words", async (_case, changes, refusal) => {
  expect((await verify(changes)).receipt).toMatchObject(refusal);
});
