import { expect, test } from "vitest";
import { noteAnswers } from "#server/domain/channels/note-answers.ts";
import { useTestWorld } from "#test/test-world.ts";

const world = useTestWorld();

test("a good answer to what left before a channel was closed does not open it", async () => {
  const acme = await world.found();
  const asked = { channel: "email", provider: "smtp" } as const;
  const isClosed = async () => {
    const row = await world.database.queries
      .selectFrom("senders")
      .select("closed_until")
      .executeTakeFirstOrThrow();
    return row.closed_until !== null;
  };
  const accepted = { outcome: "accepted", providerId: "id" } as const;
  const limited = { outcome: "rate-limited", detail: "429", retryAfterSeconds: 60 } as const;
  const { now } = world.time;
  const before = new Date(now.getTime() - 1000);
  const after = new Date(now.getTime() + 1000);
  await acme.transact((ctx) => noteAnswers(ctx, [{ ...asked, receipt: limited, sentAt: before }]));
  await acme.transact((ctx) => noteAnswers(ctx, [{ ...asked, receipt: accepted, sentAt: before }]));
  expect(await isClosed()).toBe(true);
  await acme.transact((ctx) => noteAnswers(ctx, [{ ...asked, receipt: accepted, sentAt: after }]));
  expect(await isClosed()).toBe(false);
});
