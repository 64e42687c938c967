import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { countSegments } from "./count-segments.ts";
import { shortenText } from "./shorten-text.ts";

const link = "https://pay.example/i/2026-0042?k=~a";
const tail = "Reply STOP to stop texts";
const rest = `${link}\n${tail}`;
const segmentsOf = (text: string) => countSegments(text).segments;

describe("one text of at most so many segments", () => {
  test("what fits is left whole, normalized", () => {
    const body = "Acme: it’s 1\u202F200,00\u00A0€.";
    expect(shortenText({ body, link, tail }, 1)).toBe(`Acme: it's 1 200,00 €. ${rest}`);
  });

  test("what does not is cut between words, before the link", () => {
    const body = `Acme: ${"invoice and ".repeat(50)}`;
    const text = shortenText({ body, link, tail }, 1);
    expect(text).toMatch(/^Acme: (invoice and )+(invoice )?(and|invoice)\.\.\. https/);
    expect(text.endsWith(` ${rest}`)).toBe(true);
    expect(countSegments(text)).toMatchObject({ segments: 1, encoding: "gsm7" });
    expect(160 - text.length).toBeLessThan(" invoice and".length);
  });

  test("without a link the tail follows the body", () => {
    expect(shortenText({ body: "Acme: pay.", link: null, tail }, 1)).toBe(`Acme: pay.\n${tail}`);
  });

  test("no mark is left dangling before the dots", () => {
    const body = `Acme, ${"x".repeat(300)}`;
    expect(shortenText({ body, link, tail }, 1)).toBe(`Acme... ${rest}`);
  });

  test("an amount is cut off whole, never inside its unbreakable spaces", () => {
    for (let before = 60; before < 100; before += 1) {
      const body = `${"x".repeat(before)} 1\u202F200\u202F300,00\u00A0€ ${"y".repeat(80)}`;
      expect(shortenText({ body, link, tail }, 1)).toMatch(/^x+( 1 200 300,00 €)?\.\.\. http/);
    }
  });

  test("a first word that is too long is cut between its letters", () => {
    const text = shortenText({ body: "👍🏽".repeat(100), link: null, tail }, 1);
    expect(text).toBe(`${"👍🏽".repeat(10)}...\n${tail}`);
  });

  test("link and tail that need more segments alone are whole, and the body has what they leave", () => {
    const long = `https://pay.example/${"a".repeat(300)}`;
    const text = shortenText({ body: `Acme ${"word ".repeat(100)}`, link: long, tail }, 1);
    expect(text).toMatch(/^Acme .*\.\.\. https/);
    expect(text.endsWith(`${long}\n${tail}`)).toBe(true);
    expect(segmentsOf(text)).toBe(segmentsOf(`${long}\n${tail}`));
  });

  test("a body for which there is no room at all is left out", () => {
    const full = `https://pay.example/${"a".repeat(115)}`;
    expect(segmentsOf(`${full}\n${tail}`)).toBe(1);
    expect(shortenText({ body: "Łódź pay now", link: full, tail }, 1)).toBe(`${full}\n${tail}`);
  });
});

describe("whatever the body", () => {
  const letters = fc.constantFrom(..."abc .,€[\n\u00A0’łé", "👍🏽", "\uD83D", "𝒳", "e\u0301");
  const parts = fc.record({
    body: fc.string({ unit: letters, maxLength: 1_600 }),
    link: fc.oneof(fc.constant(null), fc.webUrl()),
    tail: fc.string({ unit: fc.constantFrom(..."STOP €"), maxLength: 60 }),
  });

  test("link and tail survive whole, within the limit unless they alone exceed it", () => {
    fc.assert(
      fc.property(parts, fc.integer({ min: 1, max: 4 }), (given, maxSegments) => {
        const text = shortenText(given, maxSegments);
        const kept = [given.link, given.tail].filter((part) => part).join("\n");
        expect(text.endsWith(kept)).toBe(true);
        expect(segmentsOf(text)).toBeLessThanOrEqual(Math.max(maxSegments, segmentsOf(kept)));
      }),
      { numRuns: 300 },
    );
  });

  test("the longest beginning that fits is the one that is kept", () => {
    const words = fc.array(fc.constantFrom("pay", "£12", "é", "€€€€€€€€€€€", "łódź", "in voice"));
    fc.assert(
      fc.property(words, fc.integer({ min: 40, max: 120 }), (words, fill) => {
        const body = ["Acme", "a".repeat(fill), ...words, "z".repeat(160)].join(" ");
        const beginnings = body.split(" ").map((_, at, all) => all.slice(0, at + 1).join(" "));
        const fitting = beginnings
          .map((beginning) => `${beginning}...\n${tail}`)
          .filter((text) => segmentsOf(text) === 1);
        expect(shortenText({ body, link: null, tail }, 1)).toBe(fitting.at(-1));
      }),
    );
  });

  test("no surrogate pair is torn: what was well-formed stays so", () => {
    fc.assert(
      fc.property(parts, (given) => {
        const body = given.body.toWellFormed();
        expect(shortenText({ ...given, body }, 2).isWellFormed()).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test("at every length from 1 to 1,600 the link and the tail stand whole in three segments", () => {
    const words = "Kestrel: £1,200.00 is still owed for invoice 2026-0042, due 3 Oct. ".repeat(30);
    for (let length = 1; length <= 1_600; length += 1) {
      const text = shortenText({ body: words.slice(0, length), link, tail }, 3);
      expect(text.endsWith(` ${rest}`)).toBe(true);
      expect(segmentsOf(text)).toBeLessThanOrEqual(3);
      expect(text.length).toBeGreaterThanOrEqual(Math.min(length, 430));
    }
  });
});
