import { expect, test } from "vitest";
import { openOutbox } from "#server/providers/outbox/outbox.ts";

const message = {
  attemptId: "a1",
  from: { name: "Acme", address: "billing@acme.test" },
  replyTo: null,
  to: { name: null, address: "bob@customer.test" },
  subject: "Hello",
  text: "Hello",
  html: "<p>Hello</p>",
};

test("the outbox accepts every message after its hand-over", async () => {
  const handedOver: string[] = [];
  const outbox = openOutbox();
  expect(await outbox.verify()).toBeNull();
  const receipt = await outbox.send(message, () => handedOver.push("a1"));
  expect(receipt).toEqual({ outcome: "accepted", providerId: "outbox-a1" });
  expect(handedOver).toEqual(["a1"]);
});

test("the outbox accepts nothing whose hand-over failed", async () => {
  const refuse = () => {
    throw new Error("disk full");
  };
  expect(await openOutbox().send(message, refuse)).toMatchObject({ outcome: "retry-later" });
});
