import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Provider } from "#server/providers/provider.ts";
import { sendOne, type Accident, type Side, type World } from "#test/providers/world.ts";

/** After these the message is at the vendor, or was there and the vendor forgot it. */
const LOST: readonly Accident[] = [
  "reset-before",
  "reset-after",
  "timeout-before",
  "timeout-after",
];

/** States what every provider that speaks to a vendor promises of sending. */
export function describeSending<Message>(world: World<Message>): void {
  describe(`${world.name}, sending`, () => {
    let side: Side<Message>;
    const open: Provider<Message>[] = [];
    const connect = (...how: Parameters<Side<Message>["connect"]>) => {
      const provider = side.connect(...how);
      open.push(provider);
      return provider;
    };
    beforeEach(async () => {
      side = await world.open();
    });
    afterEach(async () => {
      await side.close();
      await Promise.all(open.splice(0).map((provider) => provider.close()));
    });

    test("hands a message over once and answers with the id that the vendor has it under", async () => {
      const takenBefore: number[] = [];
      const receipt = await connect().send(world.message("a-1"), () => {
        takenBefore.push(side.acceptedCount());
      });
      const [providerId] = side.acceptedAs("a-1");
      expect(receipt).toEqual({ outcome: "accepted", providerId });
      expect([takenBefore, side.acceptedCount()]).toEqual([[0], 1]);
    });

    test("calls a lost answer unknown, whether the message was taken or not", async () => {
      for (const accident of LOST) {
        const provider = connect("impatient");
        side.befall(accident);
        const receipt = await sendOne(provider, world.message(accident));
        expect([accident, receipt]).toMatchObject([accident, { outcome: "unknown", handOvers: 1 }]);
        const copies = accident.endsWith("after") ? 1 : 0;
        expect([accident, side.acceptedAs(accident).length]).toEqual([accident, copies]);
      }
    });

    test("hands nothing over and promises that nothing went out where nobody listens", async () => {
      expect(await sendOne(connect("nobody-listens"), world.message("a-1"))).toMatchObject({
        outcome: "retry-later",
        handOvers: 0,
      });
    });

    test("lets nothing leave when the hand-over throws", async () => {
      const receipt = await connect().send(world.message("a-1"), () => {
        throw new Error("The disk is full");
      });
      expect(["retry-later", "not-begun"]).toContain(receipt.outcome);
      expect(side.acceptedCount()).toBe(0);
    });

    test("refuses wrong credentials as misconfigured, and the vendor has nothing", async () => {
      const provider = connect("wrong-credentials");
      expect(await sendOne(provider, world.message("a-1"))).toMatchObject({
        outcome: "misconfigured",
      });
      expect(await provider.verify()).toMatchObject({ outcome: "misconfigured" });
      expect(side.acceptedCount()).toBe(0);
    });

    test("verifies without sending anything, and says what waiting may cure", async () => {
      expect(await connect().verify()).toBeNull();
      expect(await connect("nobody-listens").verify()).toMatchObject({ outcome: "retry-later" });
      expect(side.acceptedCount()).toBe(0);
    });

    test("closes only when what is under way has its receipt", async () => {
      const provider = connect();
      side.befall("slow", { delayMs: 5 });
      const sending = sendOne(provider, world.message("a-1"));
      await expect.poll(() => side.acceptedCount(), { interval: 1 }).toBe(1);
      await provider.close();
      expect(await sending).toMatchObject({ outcome: "accepted", handOvers: 1 });
    });

    test("begins nothing when it is closing or closed", async () => {
      const provider = connect();
      const [receipt] = await Promise.all([
        sendOne(provider, world.message("a-1")),
        provider.close(),
      ]);
      const copies = side.acceptedAs("a-1").length;
      expect([receipt.outcome, receipt.handOvers, copies]).toEqual(
        copies === 1 ? ["accepted", 1, 1] : ["not-begun", 0, 0],
      );
      expect(await sendOne(provider, world.message("a-2"))).toMatchObject({
        outcome: "not-begun",
        handOvers: 0,
      });
      expect(side.acceptedAs("a-2")).toEqual([]);
    });
  });
}
