import { describe, expect, test } from "vitest";
import type { FinalOutcome } from "#server/providers/receipt.ts";
import type { FaultOrder } from "#test/emulator/faults.ts";
import { sendOne, type World } from "#test/providers/world.ts";

/** A refusal by the vendor, and what it is to us. */
export type RefusalRow = [
  title: string,
  fault: Pick<FaultOrder, "status" | "code" | "message" | "retryAfter" | "on">,
  outcome: FinalOutcome | "retry-later" | "rate-limited" | "unknown",
];

/** States what each no of a vendor means; after none of them has the vendor a message. */
export function describeRefusals<Message>(
  world: World<Message>,
  rows: readonly RefusalRow[],
): void {
  describe(`${world.name}, refused`, () => {
    test.each(rows)("%s", async (_, fault, outcome) => {
      const side = await world.open();
      const provider = side.connect();
      try {
        side.befall("html", { mode: "status", ...fault });
        const receipt = await sendOne(provider, world.message("a-1"));
        expect(receipt).toMatchObject({ outcome });
        if (fault.retryAfter !== undefined) {
          expect(receipt).toMatchObject({ retryAfterSeconds: fault.retryAfter });
        }
        expect(side.acceptedCount()).toBe(0);
        expect(await sendOne(provider, world.message("a-2"))).toMatchObject({
          outcome: "accepted",
        });
      } finally {
        await side.close();
        await provider.close();
      }
    });
  });
}
