import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { startEmulator, type Emulator } from "#test/emulator/emulator.ts";
import type { FaultMode, FaultOrder } from "#test/emulator/faults.ts";
import { ask, chat, mail, order, print, text } from "#test/emulator/sample-requests.ts";

const SAMPLES = { twilio: text, sendgrid: mail, meta: chat };
const VENDORS = ["twilio", "sendgrid", "meta"] as const;

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterEach(() => emulator.clearFaults());
afterAll(() => emulator.close());

/** What a caller with little patience sees, and how many messages were taken. */
async function strike(fault: Omit<FaultOrder, "provider">, vendor: keyof typeof SAMPLES) {
  const before = emulator.count(vendor);
  await ask(emulator.url, order("/_ctl/faults", { provider: vendor, ...fault }));
  const { path, init } = SAMPLES[vendor]();
  const answer = await ask(emulator.url, {
    path,
    init: { ...init, signal: AbortSignal.timeout(150) },
  }).catch(() => null);
  return { answer, taken: emulator.count(vendor) - before };
}

describe.each(VENDORS)("%s", (vendor) => {
  test.each<[FaultMode, number]>([
    ["reset-before", 0],
    ["reset-after", 1],
    ["timeout-before", 0],
    ["timeout-after", 1],
    ["cut", 1],
  ])("by %s gives no answer and has taken %i", async (mode, taken) => {
    expect(await strike({ mode }, vendor)).toEqual({ answer: null, taken });
    expect((await strike({ mode, times: 0 }, vendor)).answer?.status).toBeLessThan(300);
  });

  test("refuses with the status and the wait that are ordered, and takes nothing", async () => {
    const date = new Date(Date.now() + 60_000).toUTCString();
    for (const retryAfter of [7, date]) {
      const { answer, taken } = await strike({ mode: "429", retryAfter }, vendor);
      expect([answer!.status, taken]).toEqual([429, 0]);
      expect(answer!.headers.get("retry-after")).toBe(String(retryAfter));
    }
    const { answer, taken } = await strike({ mode: "status", status: 500 }, vendor);
    expect([answer!.status, taken]).toEqual([500, 0]);
  });

  test("answers with a gateway's page, or a broken text, and has taken it or not", async () => {
    const page = await strike({ mode: "html" }, vendor);
    expect(page).toMatchObject({ answer: { status: 502 }, taken: 0 });
    const broken = { mode: "malformed", delayMs: 0 } as const;
    await expect(strike(broken, vendor)).resolves.toEqual({ answer: null, taken: 0 });
    await expect(strike({ ...broken, accepts: true }, vendor)).resolves.toMatchObject({ taken: 1 });
  });

  test("takes a message without telling its id", async () => {
    const { answer, taken } = await strike({ mode: "no-id" }, vendor);
    expect(taken).toBe(1);
    expect(JSON.stringify([answer!.body, [...answer!.headers]])).not.toContain(
      emulator.journal(vendor).at(-1)!.providerId,
    );
  });

  test("answers in drops, within the patience of a caller or not", async () => {
    expect((await strike({ mode: "slow", delayMs: 1 }, vendor)).answer).not.toBeNull();
    expect(await strike({ mode: "slow", delayMs: 50 }, vendor)).toEqual({
      answer: null,
      taken: 1,
    });
  });

  test("is down for as long as it is ordered, and others are not", async () => {
    await ask(emulator.url, order("/_ctl/down", { provider: vendor, seconds: 60 }));
    await expect(ask(emulator.url, SAMPLES[vendor]())).rejects.toThrow("fetch failed");
    const other = VENDORS.find((each) => each !== vendor)!;
    expect((await ask(emulator.url, SAMPLES[other]())).status).toBeLessThan(300);
    await ask(emulator.url, order("/_ctl/faults", {}, "DELETE"));
    expect((await ask(emulator.url, SAMPLES[vendor]())).status).toBeLessThan(300);
  });
});

test("a share befalls that part of the requests, the same ones for the same seed", async () => {
  const strikeMany = async (seed: number) => {
    emulator.fault({ provider: "all", mode: "status", status: 503, share: 0.2, seed });
    const statuses: number[] = [];
    for (let index = 0; index < 200; index += 1) {
      statuses.push((await ask(emulator.url, chat())).status);
    }
    emulator.clearFaults();
    return statuses;
  };
  const first = await strikeMany(3);
  expect(first).toEqual(await strikeMany(3));
  expect(first).not.toEqual(await strikeMany(4));
  const struck = first.filter((status) => status === 503).length;
  expect(struck).toBeGreaterThan(20);
  expect(struck).toBeLessThan(60);
});

test("a fault strikes only the step it is ordered for", async () => {
  emulator.fault({ provider: "intelliprint", mode: "status", status: 503 });
  const draft = await ask(emulator.url, print(null));
  expect(draft.status).toBe(200);
  const { id } = draft.body as { id: string };
  expect((await ask(emulator.url, print(id, { confirmed: "true" }))).status).toBe(503);
  emulator.fault({ provider: "intelliprint", mode: "status", status: 503, on: "prepare" });
  expect((await ask(emulator.url, print(id, { confirmed: "true" }))).status).toBe(200);
  expect((await ask(emulator.url, print(null))).status).toBe(503);
});
