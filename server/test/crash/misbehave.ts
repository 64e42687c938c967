import { orderEmulator } from "#test/crash/order-emulator.ts";
import { VENDOR_NAMES } from "#test/emulator/vendor.ts";
import type { FaultOrder } from "#test/emulator/faults.ts";

export type Misbehaviour = {
  /** Of all requests, the part that something befalls. */
  faultShare: number;
  /** Some of them are never answered, and hold their place for the whole patience of a provider. */
  hasTimeouts: boolean;
  /** How long every other answer takes after the message was taken. */
  answerMs: number;
  seed: number;
};

/** What can go wrong, as often as it is named. */
const FAULTS: readonly Omit<FaultOrder, "provider">[] = [
  { mode: "reset-before" },
  { mode: "reset-after" },
  { mode: "429", on: "any", retryAfter: 1 },
  { mode: "status", status: 503, retryAfter: 1, on: "any" },
  { mode: "status", status: 503 },
  { mode: "slow", delayMs: 400 },
  { mode: "malformed", accepts: true },
  { mode: "cut" },
  { mode: "no-id" },
];
const TIMEOUTS: typeof FAULTS = [{ mode: "timeout-before" }, { mode: "timeout-after" }];

/** Has the vendors of an emulator fail at random, in every way, and answer slowly when they do not. */
export async function misbehave(url: string, how: Misbehaviour): Promise<void> {
  const faults = how.hasTimeouts ? [...FAULTS, ...TIMEOUTS] : FAULTS;
  const share = how.faultShare / faults.length;
  for (const [index, fault] of faults.entries()) {
    const order = { ...fault, provider: "all", share, seed: how.seed + index } as const;
    await orderEmulator(url, "faults", order);
  }
  if (how.answerMs === 0) return;
  for (const provider of VENDOR_NAMES) {
    const delayMs = how.answerMs / 10;
    await orderEmulator(url, "faults", { provider, mode: "slow", share: 1, delayMs });
  }
}
