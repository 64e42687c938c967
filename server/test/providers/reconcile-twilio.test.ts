import { afterEach, describe, expect, test } from "vitest";
import { connectTwilioSms } from "#server/providers/sms/twilio.ts";
import { connectTwilioWhatsApp } from "#server/providers/whatsapp/twilio.ts";
import { closeHttpBeds, startHttpBed, type HttpBedAnswer } from "#test/http-bed.ts";

afterEach(closeHttpBeds);

const to = "+447700900123";
const from = "+447700900999";
const handedOverAt = new Date("2026-03-31T12:00:00.700Z");
const after = (seconds: number) => new Date(handedOverAt.getTime() + seconds * 1000);
const text = "It's time – pay £5 at https://x.test/1";

const entry = (changes: object = {}, createdAfter = 1) => ({
  sid: "SM1",
  direction: "outbound-api",
  to,
  from,
  messaging_service_sid: null,
  body: text,
  date_created: after(createdAfter).toUTCString().replace("GMT", "+0000"),
  ...changes,
});

type Circumstances = {
  words?: string;
  sender?: string;
  known?: string[];
  askedAfter?: number;
  more?: object;
};

async function reconcile(answer: HttpBedAnswer | object[], how: Circumstances = {}) {
  const bed = await startHttpBed(() =>
    Array.isArray(answer)
      ? { json: { messages: answer, next_page_uri: null, ...how.more } }
      : answer,
  );
  const provider = connectTwilioSms({
    accountSid: "AC1",
    authToken: "token",
    apiKey: null,
    sender: how.sender ?? from,
    baseUrl: bed.url,
    callbackUrl: null,
  });
  const finding = await provider.reconcile?.({
    message: { attemptId: "a1", to, text: how.words ?? text, validSeconds: null },
    handedOverAt,
    now: after(how.askedAfter ?? 120),
    knownProviderIds: new Set(how.known ?? []),
  });
  await provider.close();
  return { ...finding, path: bed.calls[0]?.path };
}

const service = `MG${"0a".repeat(16)}`;
const accepted = { finding: "accepted", providerId: "SM1" };

describe("a text whose answer was lost", () => {
  test("is asked for by its recipient", async () => {
    expect((await reconcile([entry()])).path).toBe(
      "/2010-04-01/Accounts/AC1/Messages.json?To=%2B447700900123&PageSize=50",
    );
  });

  test.each<[string, object[], Circumstances]>([
    ["as it was sent", [entry()], {}],
    ["at once", [entry()], { askedAfter: 1 }],
    ["long after", [entry()], { askedAfter: 86_400 }],
    ["by a clock that is behind", [entry({}, -5)], {}],
    ["that failed since", [entry({ status: "failed" })], {}],
    ["with other quotes and dashes", [entry({ body: text.replace("–", "-") })], {}],
    ["by a trial account", [entry({ body: `Sent from your Twilio trial account - ${text}` })], {}],
    ["from a name that the network replaced", [entry()], { sender: "ACME" }],
    ["from its service", [entry({ messaging_service_sid: service })], { sender: service }],
    ["as the earlier of two", [entry({ sid: "SM2" }, 3), entry({}, 2)], {}],
    ["beside one that is known", [entry({}, 3), entry({ sid: "SM0" }, 2)], { known: ["SM0"] }],
  ])("is found %s", async (_case, messages, how) => {
    expect(await reconcile(messages, how)).toMatchObject(accepted);
  });

  test.each<[string, object[], Circumstances]>([
    ["nothing", [], {}],
    ["an older one", [entry({}, -7)], {}],
    ["a much later one", [entry({}, 121)], { askedAfter: 300 }],
    ["one that is known", [entry()], { known: ["SM1"] }],
    ["other words", [entry({ body: text.replace("5", "6") })], {}],
    ["another sender", [entry({ from: "+447700900998" })], {}],
    ["another service", [entry({ messaging_service_sid: "MG1" })], { sender: service }],
    ["another recipient", [entry({ to: `whatsapp:${to}` })], {}],
    ["an answer to the person", [entry({ direction: "outbound-reply" })], {}],
    ["a message of the person", [entry({ direction: "inbound" })], {}],
    ["one without id", [entry({ sid: "" })], {}],
    [
      "a first page that goes back far enough",
      Array.from({ length: 50 }, (_, index) => entry({ body: "Hello" }, -index)),
      { more: { next_page_uri: "/next" } },
    ],
  ])("is absent after two minutes where the list shows %s", async (_case, messages, how) => {
    expect(await reconcile(messages, how)).toMatchObject({ finding: "absent" });
    const early = await reconcile(messages, { ...how, askedAfter: 119 });
    expect(early).toMatchObject({ finding: "open" });
  });

  test.each<[string, HttpBedAnswer | object[], Circumstances]>([
    ["a failure", { status: 500 }, {}],
    ["a refusal", { status: 401 }, {}],
    ["a reset", "reset", {}],
    ["a page", { text: "<html>" }, {}],
    ["no list", { json: {} }, {}],
    ["words that are hidden", [entry({ body: "" })], {}],
    ["hidden words that had no letters", [entry({ body: "" })], { words: "!" }],
    ["an unreadable instant", [entry({ date_created: "yesterday" })], {}],
    [
      "too many others",
      Array.from({ length: 50 }, () => entry({ body: "Hello" })),
      { more: { next_page_uri: "/next" } },
    ],
  ])("stays open after %s", async (_case, answer, how) => {
    expect(await reconcile(answer, { ...how, askedAfter: 86_400 })).toMatchObject({
      finding: "open",
    });
  });
});

test.each([
  [{ kind: "text", text } as const, text, "accepted"],
  [{ kind: "text", text } as const, "Hello", "absent"],
  [
    { kind: "template", name: "HX1", language: "en_GB", variables: ["5"] } as const,
    "Whatever the template says",
    "open",
  ],
  [{ kind: "template", name: "HX1", language: "en_GB", variables: ["5"] } as const, "", "open"],
])("a WhatsApp message %j beside %j is %s", async (content, body, finding) => {
  const whatsapp = { to: `whatsapp:${to}`, from: `whatsapp:${from}` };
  const bed = await startHttpBed(() => ({ json: { messages: [entry({ ...whatsapp, body })] } }));
  const provider = connectTwilioWhatsApp({
    accountSid: "AC1",
    authToken: "token",
    apiKey: null,
    sender: from,
    baseUrl: bed.url,
    callbackUrl: null,
  });
  const lost = { handedOverAt, now: after(120), knownProviderIds: new Set<string>() };
  const message = { attemptId: "a1", to, content };
  expect(await provider.reconcile?.({ ...lost, message })).toMatchObject({ finding });
  expect(bed.calls[0]?.path).toContain("?To=whatsapp%3A%2B447700900123&");
  await provider.close();
});
