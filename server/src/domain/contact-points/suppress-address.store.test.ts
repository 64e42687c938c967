import { expect, test } from "vitest";
import { suppressAddress } from "#server/domain/contact-points/suppress-address.ts";
import { act } from "#test/act.ts";
import { useTestWorld } from "#test/test-world.ts";

const world = useTestWorld();
const EARLY = new Date("2026-11-01T08:00:00Z");
const LATE = new Date("2026-11-01T09:00:00Z");

test.each([
  ["stop", EARLY, "start", LATE, false],
  ["start", EARLY, "stop", LATE, true],
  ["stop", LATE, "start", EARLY, true],
  ["start", LATE, "stop", EARLY, false],
] as const)(
  "%s of %o and then %s of %o: the later holds",
  async (one, first, other, second, isOut) => {
    const acme = await world.found();
    const acts = act(acme);
    const customer = await acts.customer("Alpha", { email: "pat@example.com" });
    for (const [word, at] of [
      [one, first],
      [other, second],
    ] as const) {
      const wish = { channel: "email", address: "pat@example.com", because: "said so", at };
      await acme.transact((ctx) => suppressAddress(ctx, { ...wish, isOptedOut: word === "stop" }));
    }
    const row = await world.database.queries
      .selectFrom("contact_points")
      .select("opted_out_at")
      .where("organization_id", "=", acme.organizationId)
      .executeTakeFirstOrThrow();
    expect(row.opted_out_at !== null).toBe(isOut);
    expect(customer.contacts).toHaveLength(1);
  },
);
