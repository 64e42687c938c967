import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findReachedLimit } from "#server/domain/quotas/find-reached-limit.ts";
import {
  countMessage,
  type QuotaFacts,
  type WantedMessage,
} from "#server/domain/quotas/quota-facts.ts";
import { limitOf, TIER_LIMITS, type Tier } from "#server/domain/quotas/tier-limits.ts";

const AT = new Date("2026-11-30T23:59:59.999Z");
const HOUR = "2026-11-30T23:00:00.000Z";
const DAY = "2026-11-30T00:00:00.000Z";
const MONTH = "2026-11-01T00:00:00.000Z";
const NEXT = new Date("2026-12-01T00:00:00Z");

const email: WantedMessage = { channel: "email", milliGbp: 2, caseIds: ["A"], isJoining: false };
const sms: WantedMessage = { ...email, channel: "sms", milliGbp: 40 };

function facts(tier: Tier, used: Record<string, number> = {}, collected = ["A"]): QuotaFacts {
  return {
    tier,
    used: new Map(Object.entries(used)),
    collected: new Set(collected.map((id) => `2026-11-01 ${id}`)),
  };
}

describe("the limits of a tier", () => {
  test.each<[string, QuotaFacts, WantedMessage, string | null]>([
    ["nothing used", facts("starter"), email, null],
    ["the last of an hour", facts("starter", { [`emails hour ${HOUR}`]: 9 }), email, null],
    [
      "an hour",
      facts("starter", { [`emails hour ${HOUR}`]: 10 }),
      email,
      "Hourly limit for emails exceeded",
    ],
    [
      "a day",
      facts("starter", { [`emails day ${DAY}`]: 50 }),
      email,
      "Daily limit for emails exceeded",
    ],
    [
      "a month",
      facts("starter", { [`emails month ${MONTH}`]: 500 }),
      email,
      "Monthly limit for emails exceeded",
    ],
    [
      "collections",
      facts("starter", { [`collections month ${MONTH}`]: 10 }, ["B"]),
      email,
      "Monthly limit for collections exceeded",
    ],
    [
      "a case that is a collection already",
      facts("starter", { [`collections month ${MONTH}`]: 10 }),
      email,
      null,
    ],
    [
      "the cost of a day",
      facts("starter", { [`spend day ${DAY}`]: 4_999 }),
      email,
      "Daily cost limit exceeded",
    ],
    ["the last of a day's cost", facts("starter", { [`spend day ${DAY}`]: 4_998 }), email, null],
    ["texts", facts("growth", { [`sms hour ${HOUR}`]: 5 }), sms, "Hourly limit for sms exceeded"],
    [
      "WhatsApp, which counts as a text",
      facts("growth", { [`sms hour ${HOUR}`]: 5 }),
      { ...sms, channel: "whatsapp" },
      "Hourly limit for sms exceeded",
    ],
    [
      "calls",
      facts("growth", { [`ai_calls day ${DAY}`]: 2 }),
      { ...sms, channel: "voice" },
      "Daily limit for ai_calls exceeded",
    ],
    [
      "letters",
      facts("growth", { [`letters month ${MONTH}`]: 10 }),
      { ...sms, channel: "letter" },
      "Monthly limit for letters exceeded",
    ],
  ])("%s", (_, given, wanted, reason) => {
    expect(findReachedLimit(given, wanted, AT)?.reason ?? null).toBe(reason);
  });

  test.each([
    ["email", ["emails hour", "emails day", "emails month", "spend day"]],
    ["sms", ["sms hour", "sms day", "sms month", "spend day"]],
    ["voice", ["ai_calls hour", "ai_calls day", "ai_calls month", "spend day"]],
  ] as const)(
    "of %s are checked by the hour, the day, the month and the cost",
    (channel, order) => {
      const starts = { hour: HOUR, day: DAY, month: MONTH };
      const names = ["Hourly", "Daily", "Monthly", "Daily cost"];
      const full = order.map((each) => [
        `${each} ${starts[each.split(" ")[1] as keyof typeof starts]}`,
        1_000_000,
      ]);
      for (const [index, name] of names.entries()) {
        const used = Object.fromEntries(full.slice(index));
        const reached = findReachedLimit(facts("pro", used), { ...email, channel }, AT);
        expect(reached?.reason).toMatch(new RegExp(`^${name} limit`));
      }
    },
  );

  test.each(["sms", "whatsapp", "voice", "letter"] as const)(
    "a starter has no %s at all",
    (channel) => {
      const reached = findReachedLimit(facts("starter"), { ...email, channel }, AT);
      expect(reached?.reason).toMatch(/are not available in starter$/);
      expect(reached?.until).toBeNull();
    },
  );

  test("end with their window: the hour, the day and the month in UTC", () => {
    const until = (used: Record<string, number>, at = AT) =>
      findReachedLimit(facts("starter", used), email, at)?.until;
    const noon = new Date("2026-11-30T12:30:00Z");
    expect(until({ "emails hour 2026-11-30T12:00:00.000Z": 10 }, noon)).toEqual(
      new Date("2026-11-30T13:00:00Z"),
    );
    expect(until({ [`emails day ${DAY}`]: 50 }, noon)).toEqual(NEXT);
    expect(until({ [`emails month ${MONTH}`]: 500 }, noon)).toEqual(NEXT);
    expect(until({ [`emails hour ${HOUR}`]: 10 })).toEqual(NEXT);
    expect(until({ [`emails hour ${HOUR}`]: 10 }, NEXT)).toBeUndefined();
    const december = { "emails month 2026-12-01T00:00:00.000Z": 500 };
    expect(until(december, new Date("2026-12-31T10:00:00Z"))).toEqual(
      new Date("2027-01-01T00:00:00Z"),
    );
  });

  test("let through exactly as many as they say, whatever is sent when", () => {
    const sent = fc.array(fc.integer({ min: 0, max: 3 * 24 * 60 }), { maxLength: 150 });
    fc.assert(
      fc.property(fc.constantFrom("starter", "growth", "pro"), sent, (tier, minutes) => {
        const given = facts(tier);
        const gone: string[] = [];
        for (const minute of minutes.toSorted((left, right) => left - right)) {
          const at = new Date(Date.parse("2026-11-29T00:00:00Z") + minute * 60_000);
          const hour = at.toISOString().slice(0, 13);
          const day = hour.slice(0, 10);
          const before = {
            hour: gone.filter((each) => each === hour).length,
            day: gone.filter((each) => each.startsWith(day)).length,
          };
          const fits =
            before.hour < limitOf(tier, "emails", "hour")! &&
            before.day < limitOf(tier, "emails", "day")!;
          expect(findReachedLimit(given, email, at) === null).toBe(fits);
          if (!fits) continue;
          gone.push(hour);
          countMessage(given, email, at);
        }
      }),
    );
  });
});

describe("a case that joins a message", () => {
  const joining = { ...email, isJoining: true };

  test("takes no message and no money", () => {
    const used = { [`emails hour ${HOUR}`]: 10, [`spend day ${DAY}`]: 5_000 };
    const given = facts("starter", used);
    expect(findReachedLimit(given, joining, AT)).toBeNull();
    countMessage(given, joining, AT);
    expect(given.used.get(`emails hour ${HOUR}`)).toBe(10);
    expect(given.used.get(`spend day ${DAY}`)).toBe(5_000);
  });

  test("is a collection of its own", () => {
    const given = facts("starter", { [`collections month ${MONTH}`]: 9 }, []);
    expect(findReachedLimit(given, joining, AT)).toBeNull();
    countMessage(given, joining, AT);
    expect(findReachedLimit(given, joining, AT)).toBeNull();
    expect(findReachedLimit(given, { ...joining, caseIds: ["B"] }, AT)?.reason).toBe(
      "Monthly limit for collections exceeded",
    );
  });
});

test("a higher tier allows no less of anything", () => {
  const rank = (tier: Tier, what: string, span: string) =>
    (TIER_LIMITS[tier] as Record<string, Record<string, number>>)[what]?.[span];
  for (const [lower, higher] of [
    ["starter", "growth"],
    ["growth", "pro"],
  ] as const) {
    for (const what of ["collections", "emails", "sms", "ai_calls", "letters", "spend"]) {
      const span = what === "spend" ? "day" : "month";
      expect(rank(higher, what, span)).toBeGreaterThan(rank(lower, what, span)!);
    }
  }
});
