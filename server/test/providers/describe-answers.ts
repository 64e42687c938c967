import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Provider } from "#server/providers/provider.ts";
import { sendOne, type Accident, type Side, type World } from "#test/providers/world.ts";

const GARBLED: readonly Accident[] = ["malformed", "cut", "html"];

/** States what a provider promises when the answer of a vendor that speaks HTTP is not as it should be. */
export function describeAnswers<Message>(world: World<Message>): void {
  describe(`${world.name}, reading answers`, () => {
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

    test.each(GARBLED)("calls it unknown when the answer is %s", async (accident) => {
      side.befall(accident);
      expect(await sendOne(provider, world.message("a-1"))).toMatchObject({
        outcome: "unknown",
        handOvers: 1,
      });
      side.befall("malformed", { accepts: true });
      expect(await sendOne(provider, world.message("a-2"))).toMatchObject({ outcome: "unknown" });
      expect(side.acceptedAs("a-2")).toHaveLength(1);
    });

    test("never says that a message was not taken when only its id is missing", async () => {
      side.befall("no-id");
      const { outcome } = await sendOne(provider, world.message("a-1"));
      expect(["unknown", "accepted"]).toContain(outcome);
      expect(side.acceptedAs("a-1")).toHaveLength(1);
    });

    test("waits for an answer that comes in drops, as long as its patience lasts", async () => {
      side.befall("slow", { delayMs: 2 });
      const [first, second] = [world.message("a-1"), world.message("a-2")];
      expect(await sendOne(provider, first)).toMatchObject({ outcome: "accepted" });
      side.befall("slow", { delayMs: 100 });
      const impatient = side.connect("impatient");
      expect(await sendOne(impatient, second)).toMatchObject({ outcome: "unknown" });
      expect(side.acceptedAs("a-2")).toHaveLength(1);
      await impatient.close();
    });

    test("is slowed down by a 429, for the seconds or until the instant that it names", async () => {
      const date = new Date(Date.now() + 90_000).toUTCString();
      for (const [retryAfter, from, to] of [
        [7, 7, 7],
        [date, 85, 91],
        [undefined, null, null],
      ] as const) {
        const wait = retryAfter === undefined ? {} : { retryAfter };
        side.befall("html", { mode: "429", ...wait });
        const receipt = await sendOne(provider, world.message("a-1"));
        expect(receipt).toMatchObject({ outcome: "rate-limited" });
        const seconds = "retryAfterSeconds" in receipt ? receipt.retryAfterSeconds : undefined;
        if (from === null) expect(seconds).toBeNull();
        else expect(seconds! >= from && seconds! <= to).toBe(true);
      }
      expect(side.acceptedCount()).toBe(0);
    });

    test("blames no credentials when the vendor cannot answer whether they are right", async () => {
      for (const mode of ["reset-before", "cut", "malformed", "html", "429"] as const) {
        side.befall("html", { mode, on: "any", times: 5 });
        const refusal = await provider.verify();
        expect([mode, refusal?.outcome]).toEqual([
          mode,
          expect.stringMatching(/^(retry-later|rate-limited)$/),
        ]);
      }
    });

    test("takes a server's failure for unknown, and one that says when to come back for a later", async () => {
      side.befall("html", { mode: "html", status: 500 });
      expect(await sendOne(provider, world.message("a-1"))).toMatchObject({ outcome: "unknown" });
      side.befall("html", { mode: "html", status: 302 });
      const moved = await sendOne(provider, world.message("a-2"));
      expect(["unknown", "misconfigured"]).toContain(moved.outcome);
      expect(side.acceptedCount()).toBe(0);
    });
  });
}
