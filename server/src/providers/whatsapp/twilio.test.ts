import { afterEach, expect, test } from "vitest";
import { connectTwilioWhatsApp } from "#server/providers/whatsapp/twilio.ts";
import type { WhatsAppContent } from "#server/providers/whatsapp/whatsapp.ts";
import { closeHttpBeds, startHttpBed } from "#test/http-bed.ts";

afterEach(closeHttpBeds);

test.each<[WhatsAppContent, object]>([
  [{ kind: "text", text: "Grüße 💶" }, { Body: "Grüße 💶" }],
  [{ kind: "template", name: "HX1", language: "en_GB", variables: [] }, { ContentSid: "HX1" }],
  [
    { kind: "template", name: "HX1", language: "en_GB", variables: ["Ann", 'a\n\t"b"     c'] },
    { ContentSid: "HX1", ContentVariables: '{"1":"Ann","2":"a \\"b\\" c"}' },
  ],
])("%j goes to Twilio as %j", async (content, fields) => {
  const bed = await startHttpBed(() => ({ status: 201, json: { sid: "SM1" } }));
  const provider = connectTwilioWhatsApp({
    accountSid: "AC1",
    authToken: "token",
    apiKey: null,
    sender: "+447700900999",
    baseUrl: `${bed.url}/`,
    callbackUrl: "https://dunlin.test/h",
  });
  const message = { attemptId: "a1", to: "+447700900123", content };
  expect(await provider.send(message, () => {})).toEqual({
    outcome: "accepted",
    providerId: "SM1",
  });
  expect(Object.fromEntries(new URLSearchParams(bed.calls[0]?.body))).toEqual({
    To: "whatsapp:+447700900123",
    From: "whatsapp:+447700900999",
    StatusCallback: "https://dunlin.test/h?a=a1#rc=3&rp=all",
    ...fields,
  });
  await provider.close();
});
