import { VENDOR_NAMES, type Operation, type VendorName } from "#test/emulator/vendor.ts";

const MODES = [
  // The connection ends before anything was done, or when everything was done.
  "reset-before",
  "reset-after",
  // No answer ever comes; nothing was done, or everything.
  "timeout-before",
  "timeout-after",
  // A refusal in the vendor's own words.
  "status",
  "429",
  // A gateway's page instead of the vendor's answer.
  "html",
  // Half a JSON text under a 200.
  "malformed",
  // The answer comes in drops, or ends in the middle.
  "slow",
  "cut",
  // Taken, but the answer does not say under which id.
  "no-id",
] as const;

export type FaultMode = (typeof MODES)[number];

export type FaultOrder = {
  provider: VendorName | "all";
  mode: FaultMode;
  /** Which requests it befalls; those that send when not given. */
  on?: Operation | "any";
  /** How many requests it befalls: one, or with a share any number, when not given. */
  times?: number;
  /** Befalls this part of the requests, drawn from the seed. */
  share?: number;
  seed?: number;
  status?: number;
  code?: number | string;
  message?: string;
  /** Seconds, or the header's text as it is. */
  retryAfter?: number | string;
  delayMs?: number;
  /** With `malformed`: the message was taken all the same. */
  accepts?: boolean;
};

type Standing = { order: FaultOrder; left: number; draw: () => number };

export type Faults = {
  /** Throws where there is no such fault or no such vendor. */
  add(order: FaultOrder): void;
  clear(): void;
  /** The fault that befalls this request, if any; it is used up. */
  next(provider: VendorName, operation: Operation): FaultOrder | null;
  down(provider: VendorName, until: number): void;
  isDown(provider: VendorName): boolean;
};

/** Keeps what shall go wrong. */
export function openFaults(): Faults {
  let standing: Standing[] = [];
  const downs = new Map<VendorName, number>();
  return {
    add(order) {
      check(order);
      standing = standing.filter(({ left }) => left > 0);
      const usual = order.share === undefined ? 1 : Infinity;
      standing.push({ order, left: order.times ?? usual, draw: drawFrom(order.seed ?? 1) });
    },
    clear() {
      standing = [];
      downs.clear();
    },
    next(provider, operation) {
      for (const each of standing) {
        if (each.left <= 0 || !fits(each.order, provider, operation)) continue;
        if (each.order.share !== undefined && each.draw() >= each.order.share) continue;
        each.left -= 1;
        return each.order;
      }
      return null;
    },
    down: (provider, until) => void downs.set(provider, until),
    isDown: (provider) => (downs.get(provider) ?? 0) > Date.now(),
  };
}

function check({ mode, provider, on = "any" }: FaultOrder): void {
  const isKnown =
    MODES.includes(mode) &&
    ["all", ...VENDOR_NAMES].includes(provider) &&
    ["any", "prepare", "send", "read"].includes(on);
  if (!isKnown) throw new Error(`There is no fault ${mode} on ${on} of ${provider}`);
}

function fits(order: FaultOrder, provider: VendorName, operation: Operation): boolean {
  const on = order.on ?? "send";
  return (
    (order.provider === "all" || order.provider === provider) && (on === "any" || on === operation)
  );
}

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function drawFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
