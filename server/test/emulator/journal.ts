import type { Accepted, ProviderName } from "#test/emulator/vendor.ts";

export type Journal = {
  add(message: Accepted): void;
  /** Everything accepted, oldest first; of one provider where it is named. */
  list(provider?: ProviderName): readonly Accepted[];
  count(provider?: ProviderName): number;
  clear(): void;
};

/** Keeps what was accepted, and tells `onAccepted` before the sender learns of it. */
export function openJournal(onAccepted: (message: Accepted) => void): Journal {
  const all: Accepted[] = [];
  const counts = new Map<ProviderName, number>();
  return {
    add(message) {
      onAccepted(message);
      all.push(message);
      counts.set(message.provider, (counts.get(message.provider) ?? 0) + 1);
    },
    list: (provider) =>
      provider === undefined ? all : all.filter((each) => each.provider === provider),
    count: (provider) => (provider === undefined ? all.length : (counts.get(provider) ?? 0)),
    clear() {
      all.length = 0;
      counts.clear();
    },
  };
}
