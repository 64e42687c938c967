import { afterEach, describe, expect, test } from "vitest";
import { connectTwilioSms } from "#server/providers/sms/twilio.ts";
import { closeHttpBeds, startHttpBed, type HttpBedAnswer } from "#test/http-bed.ts";

afterEach(closeHttpBeds);

const message = { attemptId: "a1", to: "+447700900123", text: "Pay £5 – now", validSeconds: null };
const settings = {
  accountSid: "AC1",
  authToken: "token",
  apiKey: null,
  sender: "+447700900999",
  callbackUrl: null,
};

type Settings = Partial<Parameters<typeof connectTwilioSms>[0]>;

async function start(answer: HttpBedAnswer, changes: Settings = {}) {
  const bed = await startHttpBed(() => answer);
  const provider = connectTwilioSms({ ...settings, baseUrl: bed.url, ...changes });
  const fieldsOf = (index: number) =>
    Object.fromEntries(new URLSearchParams(bed.calls[index]?.body));
  return { provider, calls: bed.calls, fieldsOf };
}

const taken = { status: 201, json: { sid: "SM1", status: "queued" } };

async function send(answer: HttpBedAnswer, changes: Settings = {}) {
  const { provider, calls } = await start(answer, changes);
  let handOvers = 0;
  const receipt = await provider.send(message, () => (handOvers += 1));
  await provider.close();
  return { ...receipt, handOvers, calls: calls.length };
}

describe("a text by Twilio", () => {
  test("is one form, by the account's token", async () => {
    const { provider, calls, fieldsOf } = await start(taken);
    expect(await provider.send(message, () => {})).toEqual({
      outcome: "accepted",
      providerId: "SM1",
    });
    expect(calls).toMatchObject([
      {
        method: "POST",
        path: "/2010-04-01/Accounts/AC1/Messages.json",
        headers: {
          authorization: `Basic ${btoa("AC1:token")}`,
          "content-type": "application/x-www-form-urlencoded",
        },
      },
    ]);
    expect(fieldsOf(0)).toEqual({
      To: "+447700900123",
      From: "+447700900999",
      Body: "Pay £5 – now",
    });
    await provider.close();
  });

  test("goes by the API key where there is one, and carries its attempt in the callback", async () => {
    const { provider, calls, fieldsOf } = await start(taken, {
      apiKey: { sid: "SK1", secret: "hush" },
      callbackUrl: "https://dunlin.test/hooks/twilio?org=7",
    });
    await provider.send(message, () => {});
    expect(calls[0]?.headers["authorization"]).toBe(`Basic ${btoa("SK1:hush")}`);
    expect(fieldsOf(0)["StatusCallback"]).toBe(
      "https://dunlin.test/hooks/twilio?org=7&a=a1#rc=3&rp=all",
    );
    await provider.close();
  });

  test.each([
    ["+447700900999", { From: "+447700900999" }],
    ["ACME Ltd", { From: "ACME Ltd" }],
    [`MG${"0a".repeat(16)}`, { MessagingServiceSid: `MG${"0a".repeat(16)}` }],
  ])("comes from %s", async (sender, fields) => {
    const { provider, fieldsOf } = await start(taken, { sender });
    await provider.send(message, () => {});
    const { To: _to, Body: _body, ...rest } = fieldsOf(0);
    expect(rest).toEqual(fields);
    await provider.close();
  });

  test.each([
    [null, undefined],
    [0, "1"],
    [3600.9, "3600"],
    [99_999, "36000"],
  ])("that is good for %s seconds is valid for %s", async (validSeconds, period) => {
    const { provider, fieldsOf } = await start(taken);
    await provider.send({ ...message, validSeconds }, () => {});
    expect(fieldsOf(0)["ValidityPeriod"]).toBe(period);
    await provider.close();
  });

  test.each(["", "447700900123", "whatsapp:+447700900123", "+44 7700", "ACME", "+0123456789"])(
    "to %j is refused without asking",
    async (to) => {
      const { provider, calls } = await start(taken);
      let handOvers = 0;
      const receipt = await provider.send({ ...message, to }, () => (handOvers += 1));
      expect(receipt).toMatchObject({ outcome: "bad-recipient" });
      expect([calls.length, handOvers]).toEqual([0, 0]);
      await provider.close();
    },
  );
});

describe("what Twilio's answer to a text means", () => {
  const refuse = (status: number, code: number, headers = {}): HttpBedAnswer => ({
    status,
    headers,
    json: { code, message: "No", more_info: "https://…", status },
  });

  test.each<[string, HttpBedAnswer, object]>([
    ["no id", { status: 201, json: { status: "queued" } }, { outcome: "unknown" }],
    ["an empty id", { status: 201, json: { sid: "" } }, { outcome: "unknown" }],
    ["a page", { status: 200, text: "<html>" }, { outcome: "unknown" }],
    ["half an answer", { status: 201, text: '{"sid":"SM' }, { outcome: "unknown" }],
    ["a reset", "reset", { outcome: "unknown" }],
    ["500", refuse(500, 20500), { outcome: "unknown", detail: "20500 No" }],
    ["502", { status: 502, text: "<html>" }, { outcome: "unknown", detail: "HTTP 502 <html>" }],
    ["503", { status: 503 }, { outcome: "unknown" }],
    [
      "503 and when to come back",
      { status: 503, headers: { "retry-after": "5" } },
      { outcome: "retry-later", retryAfterSeconds: 5 },
    ],
    [
      "503 in its own words and when to come back",
      refuse(503, 20503, { "retry-after": "5" }),
      { outcome: "retry-later", retryAfterSeconds: 5 },
    ],
    [
      "429",
      refuse(429, 20429, { "retry-after": "9" }),
      { outcome: "rate-limited", retryAfterSeconds: 9 },
    ],
    ["429 alone", { status: 429 }, { outcome: "rate-limited", retryAfterSeconds: null }],
    ["408", { status: 408 }, { outcome: "retry-later", retryAfterSeconds: null }],
    ["401", refuse(401, 20003), { outcome: "misconfigured", detail: "20003 No" }],
    ["403", { status: 403 }, { outcome: "misconfigured" }],
    ["404", refuse(404, 20404), { outcome: "misconfigured" }],
    ["a redirect", { status: 301, headers: { location: "/" } }, { outcome: "misconfigured" }],
    ["an unlisted 400", refuse(400, 29999), { outcome: "content-rejected" }],
    ["400 without a code", { status: 400 }, { outcome: "content-rejected" }],
    ["413", { status: 413 }, { outcome: "content-rejected" }],
    ["21211", refuse(400, 21211), { outcome: "bad-recipient" }],
    ["21212", refuse(400, 21212), { outcome: "misconfigured" }],
    ["21408", refuse(400, 21408), { outcome: "misconfigured" }],
    ["21606", refuse(400, 21606), { outcome: "misconfigured" }],
    ["21610", refuse(400, 21610), { outcome: "suppressed" }],
    ["21611", refuse(400, 21611), { outcome: "rate-limited", retryAfterSeconds: null }],
    ["21612", refuse(400, 21612), { outcome: "bad-recipient" }],
    ["21614", refuse(400, 21614), { outcome: "bad-recipient" }],
    ["21617", refuse(400, 21617), { outcome: "content-rejected" }],
    ["63016", refuse(400, 63016), { outcome: "needs-template" }],
    ["63049", refuse(400, 63049), { outcome: "content-rejected" }],
  ])("%s", async (_case, answer, receipt) => {
    expect(await send(answer)).toMatchObject({ ...receipt, handOvers: 1, calls: 1 });
  });

  test("a refused connection may be tried again, and nothing was handed over", async () => {
    expect(await send(taken, { baseUrl: "http://127.0.0.1:1" })).toMatchObject({
      outcome: "retry-later",
      handOvers: 0,
    });
  });

  test("what comes after closing is not begun", async () => {
    const { provider, calls } = await start(taken);
    await provider.close();
    expect(await provider.send(message, () => {})).toMatchObject({ outcome: "not-begun" });
    expect(calls).toEqual([]);
  });

  test("a hand-over that fails sends nothing", async () => {
    const { provider, calls } = await start(taken);
    const refuseIt = () => {
      throw new Error("disk full");
    };
    expect(await provider.send(message, refuseIt)).toMatchObject({
      outcome: "retry-later",
      detail: "disk full",
    });
    expect(calls).toEqual([]);
    await provider.close();
  });
});
