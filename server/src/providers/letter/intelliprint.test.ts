import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { connectIntelliprint } from "#server/providers/letter/intelliprint.ts";
import { sampleLetter } from "#server/providers/letter/sample-letter.ts";
import { CREDENTIALS } from "#test/emulator/credentials.ts";
import { startEmulator, type Emulator } from "#test/emulator/emulator.ts";
import type { FaultMode, FaultOrder } from "#test/emulator/faults.ts";

const { apiKey } = CREDENTIALS.intelliprint;
const HANDED_OVER = new Date("2026-11-20T09:00:00Z");
const DAY_MS = 24 * 60 * 60 * 1000;

let emulator: Emulator;
let count = 0;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterEach(() => {
  emulator.clearFaults();
  emulator.clearMagic();
});
afterAll(() => emulator.close());

function open(different: Partial<Parameters<typeof connectIntelliprint>[0]> = {}) {
  return connectIntelliprint({
    apiKey,
    baseUrl: `${emulator.url}/v1`,
    postage: "uk_second_class",
    isTest: false,
    timeoutMs: 400,
    ...different,
  });
}

function message(letter = sampleLetter()) {
  count += 1;
  return { attemptId: `a-${count}`, letter };
}

function strike(fault: Omit<FaultOrder, "provider">) {
  emulator.fault({ provider: "intelliprint", ...fault });
}

/** Sends one letter; what came back, whether it was handed over, and how often it was printed. */
async function send(letter = message(), provider = open()) {
  let handOvers = 0;
  const receipt = await provider.send(letter, () => (handOvers += 1));
  const printed = emulator
    .journal("intelliprint")
    .filter((each) => each.attemptId === letter.attemptId);
  await provider.close();
  return { receipt, handOvers, printed };
}

function ask(lost: ReturnType<typeof message>, afterMs: number, provider = open()) {
  const now = new Date(HANDED_OVER.getTime() + afterMs);
  const knownProviderIds = new Set<string>();
  return provider.reconcile?.({ message: lost, handedOverAt: HANDED_OVER, now, knownProviderIds });
}

describe("posting by Intelliprint", () => {
  test("prints the letter once, to its address, by the postage, under the attempt's id", async () => {
    const { receipt, handOvers, printed } = await send(message(), open({ isTest: true }));
    expect(printed).toHaveLength(1);
    expect(receipt).toEqual({ outcome: "accepted", providerId: printed[0]?.providerId });
    expect(handOvers).toBe(1);
    expect(printed[0]).toMatchObject({
      to: "Whitcombe Joinery Ltd, Unit 7, Old Tannery Yard, Frome, BA11 1EU",
      details: { service: "uk_second_class", testmode: "true" },
    });
    const pdf = Buffer.from(printed[0]?.details["pdf"] ?? "", "base64").toString("latin1");
    expect(pdf).toMatch(/^%PDF-1\.7[^]*%%EOF\s*$/);
  });

  test("drafts nothing for a letter that cannot be set or a country that nobody knows", async () => {
    const unset = await send(message(sampleLetter({ subject: "請求書" })));
    expect(unset).toMatchObject({ receipt: { outcome: "content-rejected" }, handOvers: 0 });
    const recipient = { name: "Zork", addressLines: ["1 Way"], country: "Atlantis" };
    const lost = await send(message(sampleLetter({ recipient })));
    expect(lost).toMatchObject({ receipt: { outcome: "bad-recipient" }, handOvers: 0 });
  });

  test.each<[FaultMode]>([
    ["reset-before"],
    ["reset-after"],
    ["timeout-before"],
    ["timeout-after"],
    ["status"],
    ["html"],
    ["malformed"],
    ["cut"],
    ["no-id"],
  ])("prints nothing and may be repeated when the draft fails by %s", async (mode) => {
    strike({ mode, on: "prepare", status: mode === "malformed" ? 200 : 500 });
    const { receipt, handOvers, printed } = await send();
    expect({ ...receipt, handOvers, printed }).toMatchObject({
      outcome: "retry-later",
      handOvers: 0,
      printed: [],
    });
  });

  test.each<[FaultMode, number]>([
    ["reset-before", 0],
    ["reset-after", 1],
    ["timeout-before", 0],
    ["timeout-after", 1],
    ["html", 0],
    ["malformed", 0],
    ["cut", 1],
    ["no-id", 1],
  ])("does not know what came of a confirmation that fails by %s", async (mode, printed) => {
    strike({ mode, on: "send" });
    const sent = await send();
    expect(sent.receipt.outcome).toBe("unknown");
    expect(sent.handOvers).toBe(1);
    expect(sent.printed).toHaveLength(printed);
  });

  test.each<[Omit<FaultOrder, "provider" | "mode">, string]>([
    [{ status: 401 }, "misconfigured"],
    [{ status: 402 }, "misconfigured"],
    [{ status: 403 }, "misconfigured"],
    [{ status: 404 }, "misconfigured"],
    [{ status: 400, message: "No more than 50 sheets" }, "content-rejected"],
    [{ status: 400, code: "postage.service" }, "misconfigured"],
    [{ status: 400, code: "parameter_unknown" }, "misconfigured"],
    [{ status: 400, code: "recipients[0][address][postcode]" }, "bad-recipient"],
    [{ status: 429, retryAfter: 7 }, "rate-limited"],
  ])(
    "says what a refusal by %j means, of the draft and of the confirmation",
    async (no, outcome) => {
      for (const on of ["prepare", "send"] as const) {
        strike({ mode: "status", on, ...no });
        const { receipt, printed } = await send();
        expect({ on, outcome: receipt.outcome, printed }).toEqual({ on, outcome, printed: [] });
        if ("retryAfterSeconds" in receipt) expect(receipt.retryAfterSeconds).toBe(7);
      }
    },
  );

  test("does not know what came of a confirmation that a failing server answered", async () => {
    strike({ mode: "status", on: "send", status: 503, retryAfter: 7 });
    expect(await send()).toMatchObject({ receipt: { outcome: "unknown" }, printed: [] });
  });

  test("refuses an address that Intelliprint does not take", async () => {
    const to = "Whitcombe Joinery Ltd";
    emulator.magic({ provider: "intelliprint", to, code: "invalid_address" });
    expect(await send()).toMatchObject({ receipt: { outcome: "bad-recipient" }, handOvers: 0 });
  });

  test("confirms nothing whose hand-over failed", async () => {
    const letter = message();
    const receipt = await open().send(letter, () => {
      throw new Error("disk full");
    });
    expect(receipt).toMatchObject({ outcome: "retry-later" });
    expect(emulator.journal("intelliprint").at(-1)?.attemptId).not.toBe(letter.attemptId);
  });

  test("begins nothing once it closes", async () => {
    const provider = open();
    await provider.close();
    expect(await send(message(), provider)).toMatchObject({
      receipt: { outcome: "not-begun" },
      handOvers: 0,
    });
  });
});

describe("verifying", () => {
  test("takes the right key and no other", async () => {
    expect(await open().verify()).toBeNull();
    expect(await open({ apiKey: "other" }).verify()).toMatchObject({ outcome: "misconfigured" });
  });

  test("asks again later when nobody answers", async () => {
    expect(await open({ baseUrl: "http://127.0.0.1:1/v1" }).verify()).toMatchObject({
      outcome: "retry-later",
    });
  });
});

describe("asking what became of a letter", () => {
  test.each([false, true])("finds one that was printed (in the test: %s)", async (isTest) => {
    strike({ mode: "reset-after", on: "send" });
    const lost = message();
    const { printed } = await send(lost, open({ isTest }));
    const providerId = printed[0]?.providerId;
    expect(await ask(lost, 0, open({ isTest }))).toEqual({ finding: "accepted", providerId });
  });

  test("says that a draft is absent after a day, and not before", async () => {
    strike({ mode: "reset-before", on: "send" });
    const lost = message();
    await send(lost);
    expect(await ask(lost, DAY_MS - 1)).toMatchObject({ finding: "open" });
    expect(await ask(lost, DAY_MS)).toMatchObject({ finding: "absent" });
    expect(await ask(lost, 1_000, open({ settledAfterMs: 1_000 }))).toMatchObject({
      finding: "absent",
    });
  });

  test("leaves open what the list does not show, or shows for the test only", async () => {
    expect(await ask(message(), 9 * DAY_MS)).toMatchObject({ finding: "open" });
    const tested = message();
    await send(tested, open({ isTest: true }));
    expect(await ask(tested, 9 * DAY_MS)).toMatchObject({ finding: "open" });
  });

  test("leaves open what it gets no list about", async () => {
    strike({ mode: "status", on: "read", status: 500 });
    expect(await ask(message(), 9 * DAY_MS)).toMatchObject({ finding: "open" });
  });
});
