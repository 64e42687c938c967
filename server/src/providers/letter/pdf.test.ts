import { expect, test } from "vitest";
import { openPrintRoom } from "#server/providers/letter/pdf.ts";
import { sampleLetter } from "#server/providers/letter/sample-letter.ts";

test("the print room takes a letter that it can set, after its hand-over", async () => {
  const handedOver: string[] = [];
  const room = openPrintRoom();
  expect(await room.verify()).toBeNull();
  const message = { attemptId: "a1", letter: sampleLetter() };
  expect(await room.send(message, () => handedOver.push("a1"))).toEqual({ outcome: "to-post" });
  expect(handedOver).toEqual(["a1"]);
});

test("the print room refuses what it cannot set, and nothing is handed over", async () => {
  const handedOver: string[] = [];
  const message = { attemptId: "a1", letter: sampleLetter({ subject: "請求書" }) };
  const receipt = await openPrintRoom().send(message, () => handedOver.push("a1"));
  expect(receipt).toEqual({
    outcome: "content-rejected",
    detail: expect.stringMatching(/no sign for "請"/) as string,
  });
  expect(handedOver).toEqual([]);
});

test("the print room takes nothing whose hand-over failed", async () => {
  const refuse = () => {
    throw new Error("disk full");
  };
  const message = { attemptId: "a1", letter: sampleLetter() };
  expect(await openPrintRoom().send(message, refuse)).toMatchObject({ outcome: "retry-later" });
});
