import { afterEach, describe, expect, test } from "vitest";
import { connectMetaWhatsApp } from "#server/providers/whatsapp/meta.ts";
import type { WhatsAppContent } from "#server/providers/whatsapp/whatsapp.ts";
import { closeHttpBeds, startHttpBed, type HttpBedAnswer } from "#test/http-bed.ts";

afterEach(closeHttpBeds);

async function start(answer: HttpBedAnswer) {
  const bed = await startHttpBed(() => answer);
  const provider = connectMetaWhatsApp({
    phoneNumberId: "123",
    accessToken: "EAA",
    baseUrl: bed.url,
  });
  return { provider, calls: bed.calls };
}

const text: WhatsAppContent = { kind: "text", text: "Grüße 💶" };
const message = { attemptId: "a1", to: "+447700900123", content: text };
const taken = { json: { contacts: [{ wa_id: "447700900123" }], messages: [{ id: "wamid.1" }] } };

async function send(answer: HttpBedAnswer, content = text) {
  const { provider, calls } = await start(answer);
  let handOvers = 0;
  const receipt = await provider.send({ ...message, content }, () => (handOvers += 1));
  await provider.close();
  return { receipt: { ...receipt, handOvers, calls: calls.length }, call: calls[0] };
}

describe("a WhatsApp message by Meta", () => {
  test.each<[WhatsAppContent, object]>([
    [text, { type: "text", text: { body: "Grüße 💶", preview_url: false } }],
    [
      { kind: "template", name: "due", language: "en_GB", variables: [] },
      { type: "template", template: { name: "due", language: { code: "en_GB" } } },
    ],
    [
      { kind: "template", name: "due", language: "de", variables: ["Ann", "1\u00a0234,00\r\n€"] },
      {
        type: "template",
        template: {
          name: "due",
          language: { code: "de" },
          components: [
            {
              type: "body",
              parameters: [
                { type: "text", text: "Ann" },
                { type: "text", text: "1\u00a0234,00 €" },
              ],
            },
          ],
        },
      },
    ],
  ])("%j is %j", async (content, body) => {
    const { receipt, call } = await send(taken, content);
    expect(receipt).toEqual({
      outcome: "accepted",
      providerId: "wamid.1",
      handOvers: 1,
      calls: 1,
    });
    expect(call).toMatchObject({
      method: "POST",
      path: "/v23.0/123/messages",
      headers: { authorization: "Bearer EAA", "content-type": "application/json" },
    });
    expect(JSON.parse(call?.body ?? "")).toEqual({
      messaging_product: "whatsapp",
      recipient_type: "individual",
      to: "447700900123",
      biz_opaque_callback_data: "a1",
      ...body,
    });
  });

  test("to something else than a number is refused without asking", async () => {
    const { provider, calls } = await start(taken);
    const receipt = await provider.send({ ...message, to: "447700900123" }, () => {});
    expect(receipt).toMatchObject({ outcome: "bad-recipient" });
    expect(calls).toEqual([]);
    await provider.close();
  });

  test("cannot be asked about", async () => {
    const { provider } = await start(taken);
    expect(provider.reconcile).toBeNull();
    await provider.close();
  });
});

describe("what Meta's answer means", () => {
  const refuse = (status: number, error: object): HttpBedAnswer => ({
    status,
    json: { error: { message: "No", ...error } },
  });

  test.each<[string, HttpBedAnswer, object]>([
    ["no id", { json: { messages: [] } }, { outcome: "unknown" }],
    ["an error under 200", refuse(200, { code: 131026 }), { outcome: "unknown" }],
    ["a page", { text: "<html>" }, { outcome: "unknown" }],
    ["a reset", "reset", { outcome: "unknown" }],
    ["500 alone", { status: 500 }, { outcome: "unknown" }],
    ["500 unlisted", refuse(500, { code: 999 }), { outcome: "unknown", detail: "999 No" }],
    [
      "500 that passes",
      refuse(500, { code: 999, is_transient: true }),
      { outcome: "retry-later", retryAfterSeconds: null },
    ],
    ["1", refuse(500, { code: 1 }), { outcome: "retry-later" }],
    ["2", refuse(503, { code: 2 }), { outcome: "retry-later" }],
    ["131000", refuse(500, { code: 131000 }), { outcome: "retry-later" }],
    ["4", refuse(400, { code: 4 }), { outcome: "rate-limited" }],
    ["130429", refuse(429, { code: 130429 }), { outcome: "rate-limited" }],
    ["131056", refuse(400, { code: 131056 }), { outcome: "rate-limited" }],
    ["0", refuse(401, { code: 0 }), { outcome: "misconfigured" }],
    ["190", refuse(401, { code: 190 }), { outcome: "misconfigured" }],
    ["200", refuse(403, { code: 200 }), { outcome: "misconfigured" }],
    ["299", refuse(400, { code: 299 }), { outcome: "misconfigured" }],
    ["2000", refuse(400, { code: 2000 }), { outcome: "content-rejected" }],
    ["131042", refuse(400, { code: 131042 }), { outcome: "misconfigured" }],
    ["132001", refuse(404, { code: 132001 }), { outcome: "misconfigured" }],
    ["132015", refuse(400, { code: 132015 }), { outcome: "misconfigured" }],
    ["131026", refuse(400, { code: 131026 }), { outcome: "bad-recipient" }],
    ["131047", refuse(400, { code: 131047 }), { outcome: "needs-template" }],
    ["131050", refuse(400, { code: 131050 }), { outcome: "suppressed" }],
    ["131049", refuse(400, { code: 131049 }), { outcome: "content-rejected" }],
    [
      "words of its own",
      refuse(400, { code: 131047, error_data: { details: "Too late" } }),
      { detail: "131047 Too late" },
    ],
  ])("%s", async (_case, answer, receipt) => {
    expect((await send(answer)).receipt).toMatchObject({ ...receipt, handOvers: 1, calls: 1 });
  });
});

test.each<[string, HttpBedAnswer, object | null]>([
  ["a number of ours", { json: { display_phone_number: "+44 7700 900999", id: "123" } }, null],
  [
    "a worn-out token",
    { status: 401, json: { error: { code: 190, message: "Expired" } } },
    { outcome: "misconfigured", detail: "The number and its token: 190 Expired" },
  ],
  [
    "something else than a number",
    { json: { id: "123" } },
    { outcome: "misconfigured", detail: "123 is not the id of a phone number" },
  ],
  ["a failure of theirs", { status: 500 }, { outcome: "retry-later" }],
  ["a reset", "reset", { outcome: "retry-later" }],
])("verifying meets %s", async (_case, answer, refusal) => {
  const { provider, calls } = await start(answer);
  const receipt = await provider.verify();
  await provider.close();
  expect(receipt).toEqual(refusal === null ? null : expect.objectContaining(refusal));
  expect(calls).toMatchObject([
    {
      method: "GET",
      path: "/v23.0/123?fields=verified_name,quality_rating,display_phone_number",
      headers: { authorization: "Bearer EAA" },
    },
  ]);
});
