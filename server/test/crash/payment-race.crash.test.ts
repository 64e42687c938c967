import { expect, test } from "vitest";
import { paymentRace } from "#test/crash/payment-race.ts";

test.each(["payment", "hold"] as const)(
  "no reminder arrives whose release did not commit before the %s",
  async (stop) => {
    const outcome = await paymentRace({ stop, customers: 300, seconds: 4, seed: 5 });
    expect(outcome).toMatchObject({
      broken: [],
      duplicates: [],
      failedRequests: [],
      isSound: true,
    });
  },
  180_000,
);
