import type { Magic, VendorName } from "#test/emulator/vendor.ts";

export type MagicBook = {
  set(magic: Magic): void;
  clear(): void;
  /** What is ordered about the first of these recipients that anything is ordered about. */
  find(provider: VendorName, ...recipients: (string | undefined)[]): Magic | null;
};

/** Keeps which recipients are refused, and how; a channel's prefix to a number does not count. */
export function openMagic(): MagicBook {
  const orders = new Map<string, Magic>();
  return {
    set: (magic) => void orders.set(keyOf(magic.provider, magic.to), magic),
    clear: () => orders.clear(),
    find(provider, ...recipients) {
      if (orders.size === 0) return null;
      const found = recipients.map((to) => orders.get(keyOf(provider, to ?? "")));
      return found.find((each) => each !== undefined) ?? null;
    },
  };
}

function keyOf(provider: VendorName, to: string): string {
  return `${provider} ${to.replace(/^whatsapp:/, "").toLowerCase()}`;
}
