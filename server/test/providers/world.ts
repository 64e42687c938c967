import type { Provider } from "#server/providers/provider.ts";
import type { Receipt } from "#server/providers/receipt.ts";
import type { Emulator } from "#test/emulator/emulator.ts";
import type { FaultOrder } from "#test/emulator/faults.ts";
import type { VendorName } from "#test/emulator/vendor.ts";

/** A provider under test, with the vendor behind it. */
export type World<Message> = {
  name: string;
  /** Starts the vendor anew. */
  open(): Promise<Side<Message>>;
  message(attemptId: string): Message;
};

/** What goes wrong with the next message, whatever the vendor speaks. */
export type Accident =
  | "reset-before"
  | "reset-after"
  | "timeout-before"
  | "timeout-after"
  | "malformed"
  | "cut"
  | "html"
  | "slow"
  | "no-id";

export type How = "sound" | "wrong-credentials" | "nobody-listens" | "impatient";

/** The vendor's side of a world. */
export type Side<Message> = {
  connect(how?: How): Provider<Message>;
  /** Befalls the next message, or every one from here on. */
  befall(accident: Accident | null, details?: Partial<FaultOrder>): void;
  /** The ids under which an attempt was accepted, in order. */
  acceptedAs(attemptId: string): string[];
  acceptedCount(): number;
  close(): Promise<void>;
};

/** How long a provider waits for an answer; only what waits in vain is impatient. */
export function patienceOf(how: How = "sound"): number {
  return how === "impatient" ? 400 : 20_000;
}

/** Sends one message, and answers the receipt with how often it was handed over. */
export async function sendOne<Message>(
  provider: Provider<Message>,
  message: Message,
): Promise<Receipt & { handOvers: number }> {
  let handOvers = 0;
  const receipt = await provider.send(message, () => {
    handOvers += 1;
  });
  return { ...receipt, handOvers };
}

/** The side of a vendor that the emulator plays. */
export function sideOf<Message>(
  emulator: Emulator,
  vendor: VendorName,
  connect: Side<Message>["connect"],
): Side<Message> {
  return {
    connect,
    befall(accident, details) {
      emulator.clearFaults();
      if (accident !== null) emulator.fault({ provider: vendor, mode: accident, ...details });
    },
    acceptedAs: (attemptId) =>
      emulator
        .journal(vendor)
        .filter((each) => each.attemptId === attemptId)
        .map(({ providerId }) => providerId),
    acceptedCount: () => emulator.count(vendor),
    close: () => emulator.close(),
  };
}
