import { expect, test } from "vitest";
import { openPrintRoom } from "#server/providers/letter/pdf.ts";
import { sampleLetter } from "#test/providers/sample-letter.ts";
import { sendOne } from "#test/providers/world.ts";

test("the print room hands each letter over once, and a person has it then", async () => {
  const room = openPrintRoom();
  expect(await sendOne(room, sampleLetter("a-1"))).toEqual({ outcome: "to-post", handOvers: 1 });
  expect(await room.verify()).toBeNull();
  expect(room.reconcile).toBeNull();
  await room.close();
});

test("the print room keeps a letter back when its hand-over throws", async () => {
  const receipt = await openPrintRoom().send(sampleLetter("a-1"), () => {
    throw new Error("The disk is full");
  });
  expect(receipt).toMatchObject({ outcome: "retry-later" });
});
