import { describe, expect, test } from "vitest";
import { channel as answer } from "@dunlin/contract/channels.ts";
import { formatId } from "@dunlin/contract/ids.ts";
import { describeChannel } from "#server/domain/channels/describe-channel.ts";

type Given = Parameters<typeof describeChannel>[0];
const now = new Date("2026-11-02T10:00:00Z");
const id = "018f0000-0000-7000-8000-000000000001";
const connected = (given: Partial<Given["connection"]> = {}): Given["connection"] => ({
  organization_id: id,
  id,
  channel: "sms",
  provider: "twilio",
  settings: { accountSid: "AC0", sender: "+442079460000", inboundToken: "token-of-ours" },
  sealed_secrets: "sealed-secret",
  rate_per_second: 5,
  version: 3,
  connected_at: new Date("2026-10-01T09:00:00Z"),
  checked_at: null,
  check_detail: null,
  ...given,
});
const sender = (given: Partial<Given["sender"]> = {}): Given["sender"] => ({
  organization_id: id,
  channel: "sms",
  provider: "twilio",
  failures: 0,
  closed_at: null,
  closed_until: null,
  is_misconfigured: false,
  because: null,
  next_slot_at: null,
  ...given,
});
const tell = (given: Partial<Given>) =>
  answer.parse(
    describeChannel({
      channel: "sms",
      connection: undefined,
      sender: undefined,
      publicUrl: "https://dunlin.example",
      now,
      ...given,
    }),
  );
const soon = new Date("2026-11-02T10:05:00Z");

describe("how a channel stands", () => {
  test.each<[string, Partial<Given>, string]>([
    ["without a connection", {}, "not_connected"],
    ["e-mail without a connection", { channel: "email" }, "built_in"],
    ["letters without a connection", { channel: "letter" }, "built_in"],
    ["calls without a connection", { channel: "voice" }, "not_connected"],
    ["with a connection", { connection: connected() }, "open"],
    [
      "closed until later",
      { connection: connected(), sender: sender({ closed_until: soon }) },
      "closed",
    ],
    [
      "closed until now",
      { connection: connected(), sender: sender({ closed_until: now }) },
      "open",
    ],
    [
      "with a setting that is wrong",
      { connection: connected(), sender: sender({ is_misconfigured: true, closed_until: now }) },
      "misconfigured",
    ],
    [
      "e-mail of the operator that is closed",
      { channel: "email", sender: sender({ closed_until: soon }) },
      "closed",
    ],
  ])("%s: %s", (_, given, state) => {
    expect(tell(given).state).toBe(state);
  });

  test("why and until when it is closed is told", () => {
    const told = tell({ sender: sender({ closed_until: soon, because: "429" }) });
    expect(told).toMatchObject({ closedUntil: "2026-11-02T10:05:00.000Z", because: "429" });
  });
});

test("neither secrets nor our own token are told, only that there are secrets", () => {
  const told = tell({ connection: connected() });
  expect(told).toMatchObject({
    hasSecrets: true,
    settings: { accountSid: "AC0", sender: "+442079460000" },
  });
  expect(JSON.stringify(told)).not.toMatch(/sealed-secret|token-of-ours/);
  expect(tell({ connection: connected({ sealed_secrets: "" }) }).hasSecrets).toBe(false);
});

test.each([
  ["sms", "twilio", ["twilio/ID"]],
  ["whatsapp", "twilio", ["twilio/ID"]],
  ["whatsapp", "meta", ["meta/ID"]],
  ["letter", "intelliprint", ["intelliprint/ID"]],
  ["email", "sendgrid", ["sendgrid/ID", "sendgrid-inbound/ID/token-of-ours"]],
  ["email", "smtp", []],
  ["letter", "pdf", []],
] as const)("%s by %s is to be told at these addresses", (channel, provider, paths) => {
  const { webhooks } = tell({ channel, connection: connected({ channel, provider }) });
  const shown = formatId("connection", id);
  expect(webhooks.map(({ url }) => url)).toEqual(
    paths.map((path) => `https://dunlin.example/webhooks/${path.replace("ID", shown)}`),
  );
});
