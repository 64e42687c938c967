import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Finding, Provider } from "#server/providers/provider.ts";
import { sendOne, type Accident, type Side, type World } from "#test/providers/world.ts";

/**
 * States what a provider promises that can ask what became of a message. One that is never sure
 * cannot tell its message from another, and leaves what was taken to the vendor's own report.
 */
export function describeReconciling<Message>(
  world: World<Message>,
  times: { settleSeconds: number; isNeverSure?: boolean },
): void {
  const found = (providerId: string | undefined) =>
    times.isNeverSure ? { finding: "open" } : { finding: "accepted", providerId };
  describe(`${world.name}, asking what became of a message`, () => {
    let side: Side<Message>;
    let provider: Provider<Message>;
    beforeEach(async () => {
      side = await world.open();
      provider = side.connect();
    });
    afterEach(async () => {
      await side.close();
      await provider.close();
    });

    async function lose(attemptId: string, accident: Accident) {
      const handedOverAt = new Date();
      side.befall(accident);
      const message = world.message(attemptId);
      expect(await sendOne(provider, message)).toMatchObject({ outcome: "unknown" });
      return { message, handedOverAt };
    }

    type Lost = Awaited<ReturnType<typeof lose>>;

    function find(lost: Lost, afterSeconds: number, known: string[] = []): Promise<Finding> {
      const now = new Date(lost.handedOverAt.getTime() + afterSeconds * 1000);
      return provider.reconcile!({ ...lost, now, knownProviderIds: new Set(known) });
    }

    test("finds a message that was taken, under its id, at once and later", async () => {
      const lost = await lose("a-1", "reset-after");
      const [providerId] = side.acceptedAs("a-1");
      for (const seconds of [1, times.settleSeconds + 60]) {
        expect(await find(lost, seconds)).toMatchObject(found(providerId));
      }
      expect(side.acceptedCount()).toBe(1);
    });

    test("says absent only of what was not taken, and only when it can no longer appear", async () => {
      const lost = await lose("a-1", "reset-before");
      expect(await find(lost, 1)).toMatchObject({ finding: "open" });
      expect(await find(lost, times.settleSeconds - 1)).toMatchObject({ finding: "open" });
      expect(await find(lost, times.settleSeconds + 1)).toMatchObject({ finding: "absent" });
      expect(side.acceptedCount()).toBe(0);
    });

    test("does not take another attempt's message for its own, though the words are the same", async () => {
      await sendOne(provider, world.message("a-1"));
      const known = side.acceptedAs("a-1");
      const absent = await lose("a-2", "reset-before");
      expect(await find(absent, times.settleSeconds + 1, known)).toMatchObject({
        finding: "absent",
      });
      const taken = await lose("a-3", "reset-after");
      const [providerId] = side.acceptedAs("a-3");
      expect(await find(taken, times.settleSeconds + 1, known)).toMatchObject(found(providerId));
    });

    test("leaves it open when the vendor cannot be asked", async () => {
      const lost = await lose("a-1", "reset-before");
      for (const mode of ["reset-before", "html", "malformed", "429", "cut"] as const) {
        side.befall("html", { mode, on: "any", times: 5 });
        expect(await find(lost, times.settleSeconds + 1)).toMatchObject({ finding: "open" });
      }
    });
  });
}
