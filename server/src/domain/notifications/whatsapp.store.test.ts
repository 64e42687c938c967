import { describe, expect, test } from "vitest";
import { getNotification } from "#server/domain/notifications/get-notification.ts";
import type { ReplyEvent } from "#server/providers/inbound.ts";
import type { Receipt } from "#server/providers/receipt.ts";
import { act, typesOf } from "#test/act.ts";
import { META } from "#test/connections.ts";
import { useTestWorld } from "#test/test-world.ts";

const world = useTestWorld();
const MOBILE = "+447700900123";
const template = (tone: string, language: string, code = language) => ({
  tone,
  language,
  name: `acme_${tone}_${language.toLowerCase().replace("-", "_")}`,
  code,
});
const wrote = (at: string, text = "Who is this?"): ReplyEvent => ({
  kind: "reply",
  key: `in ${at}`,
  channel: "whatsapp",
  providerId: `wamid.${at}`,
  from: MOBILE,
  to: "+442079460000",
  subject: null,
  text,
  answersAttemptId: null,
  isAutomatic: false,
  isConfirmed: false,
  at,
});

async function late(
  templates: object[] = [...META.templates],
  given: { language?: string; email?: boolean } = {},
) {
  const ctx = await world.found();
  const acts = act(ctx);
  await acts.ladder(["whatsapp", "email"]);
  await acts.connect("whatsapp", { ...META, templates });
  const customer = await acts.customer("Alpha", {
    language: given.language ?? null,
    points: [
      ["whatsapp", MOBILE, "given"],
      ...(given.email ? [["email", "pat@example.com"] as const] : []),
    ],
  });
  const invoice = await acts.invoice(customer, { dueOn: "2026-11-02" });
  const shown = async () => {
    const [message] = await acts.messages();
    return (await acts.do(getNotification, { id: message!.id })).message.text;
  };
  return { ctx, acts, customer, invoice, shown };
}

describe("within a day of the person's last word", () => {
  test("free words go, and are shown as they were sent", async () => {
    const { acts, shown } = await late();
    await acts.hear(wrote("2026-11-02T09:00:00Z"));
    await world.work();
    await acts.goLive();
    await world.work();
    const [sent] = world.whatsapp.sent;
    expect(sent!.content).toEqual({ kind: "text", text: await shown() });
    expect(await shown()).toContain("£500.00");
  });

  test.each([
    ["2026-11-01T10:10:01Z", "text"],
    ["2026-11-01T10:10:00Z", "template"],
    ["2026-11-01T09:59:00Z", "template"],
  ])("a word of %s makes it a %s", async (at, kind) => {
    const { acts } = await late();
    await acts.hear(wrote(at));
    await world.work();
    await acts.goLive();
    await world.work();
    expect(world.whatsapp.sent).toMatchObject([{ content: { kind } }]);
  });

  test("a window that closes while the message waits has it go as a template, and shown as one", async () => {
    const { acts, shown } = await late();
    await acts.hear(wrote("2026-11-01T10:30:00Z"));
    await world.work();
    await acts.goLive();
    world.whatsapp.answers = [
      { outcome: "retry-later", detail: "130429", retryAfterSeconds: 3600 },
    ];
    await world.work();
    world.time.now = new Date("2026-11-02T11:00:00Z");
    await world.work();
    expect(world.whatsapp.sent).toMatchObject([{ content: { kind: "template" } }]);
    expect(await shown()).toMatch(/^Hello .*, this is an important payment reminder/);
  });
});

describe("after that", () => {
  test("only an approved template goes, with its values, and is shown as the person reads it", async () => {
    const { acts, shown } = await late();
    await acts.goLive();
    await world.work();
    const [sent] = world.whatsapp.sent;
    expect(sent!.content).toMatchObject({
      kind: "template",
      name: "dunlin_firm",
      language: "en_GB",
      variables: [
        "Pat",
        "Acme Ltd",
        expect.any(String),
        "£500.00",
        expect.any(String),
        expect.any(String),
      ],
    });
    const { variables } = sent!.content as unknown as { variables: string[] };
    for (const value of variables) expect(await shown()).toContain(value);
    expect(await shown()).not.toContain("{{");
  });

  test.each([
    ["de-AT", "acme_firm_de_at"],
    ["de", "acme_firm_de"],
    ["de-DE", "acme_firm_de"],
    ["en-GB", "acme_firm_en"],
    ["es", "acme_firm_en"],
  ])("a person who reads %s gets %s", async (language, name) => {
    const templates = [
      template("due", "de"),
      template("firm", "en"),
      template("firm", "de"),
      template("firm", "de-AT", "de_AT"),
    ];
    const { acts } = await late(templates, { language });
    await acts.goLive();
    await world.work();
    expect(world.whatsapp.sent).toMatchObject([{ content: { kind: "template", name } }]);
  });

  test("without a template for the tone the next channel is chosen", async () => {
    const { acts } = await late([template("gentle", "en")], { email: true });
    await acts.goLive();
    await world.work();
    expect(await acts.messages()).toMatchObject([{ channel: "email", status: "accepted" }]);
    expect(world.whatsapp.sent).toEqual([]);
  });

  test("without one for the language nothing is sent in another one", async () => {
    const { acts } = await late([template("firm", "en")], { language: "fr" });
    await acts.goLive();
    await world.work();
    expect(world.whatsapp.sent).toEqual([]);
    expect(await acts.messages()).toEqual([]);
    const [planned] = await acts.plan();
    expect(planned).toMatchObject({
      outcome: "suppress",
      reasons: expect.arrayContaining([
        expect.objectContaining({ detail: expect.stringContaining("no approved template") }),
      ]),
    });
  });
});

describe("free words that are refused", () => {
  const REFUSED: Receipt = { outcome: "needs-template", detail: "131047 more than 24 hours" };

  test("go once more as a template, in the same message", async () => {
    const { acts, invoice, shown } = await late();
    await acts.hear(wrote("2026-11-02T09:00:00Z"));
    await world.work();
    await acts.goLive();
    world.whatsapp.answers = [REFUSED];
    await world.work();
    expect(await acts.messages()).toMatchObject([{ status: "accepted", attempts: 1 }]);
    expect(world.whatsapp.sent).toMatchObject([{ content: { kind: "template" } }]);
    expect(await shown()).toMatch(/^Hello .*, this is an important payment reminder/);
    expect(typesOf(await acts.history(invoice.recoveryCaseId)).slice(-2)).toEqual([
      "notification.delayed",
      "notification.accepted",
    ]);
  });

  test("and a template that is refused too fails the message", async () => {
    const { acts } = await late();
    await acts.hear(wrote("2026-11-02T09:00:00Z"));
    await world.work();
    await acts.goLive();
    world.whatsapp.answers = [REFUSED, REFUSED];
    await world.work();
    expect(await acts.messages()).toMatchObject([{ status: "failed" }]);
    expect(world.whatsapp.answers).toEqual([]);
    expect(world.whatsapp.sent).toEqual([]);
  });
});
