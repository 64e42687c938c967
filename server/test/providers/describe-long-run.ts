import { describe, expect, test } from "vitest";
import type { Receipt } from "#server/providers/receipt.ts";
import { drawFrom } from "#test/emulator/faults.ts";
import { sendOne, type Accident, type World } from "#test/providers/world.ts";

const IN_A_ROW = 80;
const AT_ONCE = 50;

/** States that no receipt lies, over many messages of which many meet with some accident. */
export function describeLongRun<Message>(
  world: World<Message>,
  accidents: readonly Accident[],
): void {
  describe(`${world.name}, in a long run`, () => {
    test.each([1, 2])("sends nothing twice and misjudges nothing (seed %i)", async (seed) => {
      const side = await world.open();
      const provider = side.connect();
      const draw = drawFrom(seed);
      const outcomes = new Set<string>();
      try {
        for (let index = 0; index < IN_A_ROW; index += 1) {
          const accident = accidents[Math.floor(draw() * accidents.length * 2)] ?? null;
          side.befall(accident, accident === "slow" ? { delayMs: 1 } : {});
          const receipt = await sendOne(provider, world.message(`a-${index}`));
          const copies = side.acceptedAs(`a-${index}`);
          expect({ accident, ...judge(receipt, copies) }).toMatchObject({ accident, lie: null });
          if (accident === null) expect(receipt.outcome).toBe("accepted");
          outcomes.add(receipt.outcome);
        }
      } finally {
        await side.close();
        await provider.close();
      }
      expect([...outcomes].sort()).toEqual(["accepted", "unknown"]);
    });
  });
}

/** The same of many messages at once. */
export function describeCrowd<Message>(
  world: World<Message>,
  accidents: readonly Accident[],
): void {
  test.each(accidents)(
    `${world.name} keeps many at once apart, a third of them with %s`,
    async (accident) => {
      const side = await world.open();
      const provider = side.connect();
      try {
        side.befall(accident, { share: 1 / 3, seed: 5 });
        const ids = Array.from({ length: AT_ONCE }, (_, index) => `a-${index}`);
        const receipts = await Promise.all(ids.map((id) => sendOne(provider, world.message(id))));
        const verdicts = receipts.map((receipt, index) =>
          judge(receipt, side.acceptedAs(ids[index]!)),
        );
        expect(verdicts.filter(({ lie }) => lie !== null)).toEqual([]);
        const lost = receipts.filter(({ outcome }) => outcome === "unknown").length;
        expect(lost).toBeGreaterThan(AT_ONCE / 10);
        expect(lost).toBeLessThan((AT_ONCE * 2) / 3);
      } finally {
        await side.close();
        await provider.close();
      }
    },
  );
}

/** What is wrong with a receipt, by what the vendor has. */
function judge(receipt: Receipt & { handOvers: number }, copies: readonly string[]) {
  const { outcome, handOvers } = receipt;
  const lies: [boolean, string][] = [
    [copies.length > 1, "sent twice"],
    [handOvers > 1, "handed over twice"],
    [outcome === "accepted" && copies.length === 0, "accepted, and the vendor has nothing"],
    [outcome !== "accepted" && outcome !== "unknown" && copies.length > 0, "taken all the same"],
    [copies.length > 0 && handOvers === 0, "taken without a hand-over"],
  ];
  return { outcome, lie: lies.find(([isTold]) => isTold)?.[1] ?? null };
}
