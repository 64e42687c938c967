import { createHmac, createPublicKey, verify } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { CREDENTIALS } from "#test/emulator/credentials.ts";
import { startEmulator, type Emulator } from "#test/emulator/emulator.ts";
import { ask, chat, get, mail, order, print, text } from "#test/emulator/sample-requests.ts";
import { startCallbackDoor, type CallbackDoor } from "#test/emulator/start-callback-door.ts";

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

function tell(path: string, body: object) {
  return ask(emulator.url, order(path, body));
}

function bodies() {
  return door.requests.map(({ body }) => Buffer.from(body).toString("utf8"));
}

/** The field of each form that came. */
function fieldOf(name: string) {
  return bodies().map((body) => new URLSearchParams(body).get(name));
}

async function sendText() {
  await ask(emulator.url, text({ StatusCallback: `${door.url}/t?a=attempt-1#rc=3` }));
  await emulator.callbacks.settled();
}

describe("Twilio's status callbacks", () => {
  test("come to the address that the message named, in order, and signed", async () => {
    await sendText();
    expect(fieldOf("MessageStatus")).toEqual(["sent", "delivered"]);
    const [{ url, headers, body }] = door.requests as [(typeof door.requests)[0]];
    expect(url).toBe(`${door.url}/t?a=attempt-1`);
    const fields = [...new URLSearchParams(Buffer.from(body).toString())].sort();
    const signed = createHmac("sha1", CREDENTIALS.twilio.authToken)
      .update(url + fields.flat().join(""))
      .digest("base64");
    expect(headers["x-twilio-signature"]).toBe(signed);
  });

  test("come twice, in another order, under another secret, or not at all, as ordered", async () => {
    await tell("/_ctl/webhooks", { provider: "twilio", duplicate: true, order: "reversed" });
    await sendText();
    expect(fieldOf("MessageStatus")).toEqual(["delivered", "delivered", "sent", "sent"]);
    const first = door.requests[0]!.headers["x-twilio-signature"];
    await tell("/_ctl/webhooks", { provider: "twilio", secret: "forged", steps: ["delivered"] });
    await sendText();
    expect(door.requests).toHaveLength(5);
    expect(door.requests[4]!.headers["x-twilio-signature"]).not.toBe(first);
    await tell("/_ctl/webhooks", { provider: "twilio", isOff: true });
    await sendText();
    expect(door.requests).toHaveLength(5);
  });

  test("tell of the failure that was ordered for a number, and so does the message itself", async () => {
    await tell("/_ctl/magic", { provider: "twilio", to: "+447700900001", later: "30005" });
    await sendText();
    expect(fieldOf("MessageStatus")).toEqual(["undelivered"]);
    expect(fieldOf("ErrorCode")).toEqual(["30005"]);
    const { providerId } = emulator.journal().at(-1)!;
    const { accountSid } = CREDENTIALS.twilio;
    const path = `/2010-04-01/Accounts/${accountSid}/Messages/${providerId}.json`;
    expect((await ask(emulator.url, get("twilio", path))).body).toMatchObject({
      status: "undelivered",
      error_code: 30005,
    });
  });
});

test("SendGrid's events are signed with the key that is shown, over the bytes as they are", async () => {
  await tell("/_ctl/webhooks", { provider: "sendgrid", url: `${door.url}/events` });
  await ask(emulator.url, mail());
  await emulator.callbacks.settled();
  const { sendgrid } = (await ask(emulator.url, { path: "/_ctl/keys", init: {} })).body as {
    sendgrid: string;
  };
  const der = Buffer.from(sendgrid, "base64");
  const key = createPublicKey({ key: der, format: "der", type: "spki" });
  for (const { headers, body } of door.requests) {
    const timestamp = headers["x-twilio-email-event-webhook-timestamp"]!;
    const signature = headers["x-twilio-email-event-webhook-signature"]!;
    const signed = Buffer.concat([Buffer.from(timestamp), body]);
    expect(verify("sha256", signed, key, Buffer.from(signature, "base64"))).toBe(true);
  }
  expect(bodies().map((body) => (JSON.parse(body) as object[])[0])).toMatchObject([
    { event: "processed", attempt_id: "attempt-1", email: "bob@customer.test" },
    { event: "delivered", attempt_id: "attempt-1" },
  ]);
});

test("Meta's statuses carry our opaque data and the signature of the app", async () => {
  await tell("/_ctl/webhooks", { provider: "meta", url: `${door.url}/meta`, steps: ["read"] });
  await ask(emulator.url, chat());
  await emulator.callbacks.settled();
  const [{ headers, body }] = door.requests as [(typeof door.requests)[0]];
  const hmac = createHmac("sha256", CREDENTIALS.meta.appSecret).update(body).digest("hex");
  expect(headers["x-hub-signature-256"]).toBe(`sha256=${hmac}`);
  expect(JSON.parse(bodies()[0]!)).toMatchObject({
    entry: [
      {
        changes: [
          { value: { statuses: [{ status: "read", biz_opaque_callback_data: "attempt-1" }] } },
        ],
      },
    ],
  });
});

test("Intelliprint's events are signed as by Svix", async () => {
  await tell("/_ctl/webhooks", { provider: "intelliprint", url: `${door.url}/letters` });
  const { id } = (await ask(emulator.url, print(null))).body as { id: string };
  await ask(emulator.url, print(id, { confirmed: "true" }));
  await emulator.callbacks.settled();
  const secret = CREDENTIALS.intelliprint.webhookSecret.replace("whsec_", "");
  const [{ headers }] = door.requests as [(typeof door.requests)[0]];
  const signed = createHmac("sha256", Buffer.from(secret, "base64"))
    .update(`${headers["svix-id"]}.${headers["svix-timestamp"]}.${bodies()[0]}`)
    .digest("base64");
  expect(headers["svix-signature"]).toBe(`v1,${signed}`);
  expect(bodies().map((each) => JSON.parse(each) as object)).toMatchObject([
    { type: "letter.updated", status: "printing" },
    { type: "letter.updated", status: "sent" },
  ]);
});

test("what a person writes comes to the address for it, and its status comes back", async () => {
  const url = `${door.url}/inbound`;
  const text = { from: "+447700900001", to: "+447700900100", text: "I have paid" };
  const mailed = { from: "Bob <bob@customer.test>", to: "a@in.acme.test", text: "Paid: £5" };
  for (const order of [
    { provider: "twilio", ...text },
    { provider: "meta", ...text },
    { provider: "sendgrid", ...mailed, inReplyTo: "<attempt-1@acme.test>" },
  ]) {
    expect((await tell("/_ctl/inbound", { ...order, url })).body).toEqual({ status: 204 });
  }
  expect(fieldOf("Body")[0]).toBe("I have paid");
  expect(bodies()[1]).toContain("I have paid");
  expect(bodies()[2]).toContain("In-Reply-To: <attempt-1@acme.test>\r\n");
  expect(bodies()[2]).toContain("Paid: £5");
});
