import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { countSegments } from "./count-segments.ts";

const BASIC = [..."@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./09:;<=>?¡AZÄÖÑÜ§¿azäöñüà"];
const ESCAPED = [..."\f^{}\\[~]|€"];
const basic = fc.string({ unit: fc.constantFrom(...BASIC), maxLength: 700 });
const escaped = fc.string({ unit: fc.constantFrom(...BASIC, ...ESCAPED), maxLength: 700 });

describe("what a text costs", () => {
  test.each([
    { text: "", encoding: "gsm7", units: 0, segments: 0 },
    { text: "£1,200.00 due", encoding: "gsm7", units: 13, segments: 1 },
    { text: "1.200,00 €", encoding: "gsm7", units: 11, segments: 1 },
    { text: "Straße, à l'été, ¿Ñandú", encoding: "ucs2", units: 23, segments: 1 },
    { text: "Straße, à l'été, ¿Ñandu", encoding: "gsm7", units: 23, segments: 1 },
    { text: "it’s due", encoding: "ucs2", units: 8, segments: 1 },
    { text: "1\u202F200\u00A0€", encoding: "ucs2", units: 7, segments: 1 },
    { text: "façade", encoding: "ucs2", units: 6, segments: 1 },
    { text: "paid 👍", encoding: "ucs2", units: 7, segments: 1 },
    { text: "^{}\\[~]|€\f", encoding: "gsm7", units: 20, segments: 1 },
    { text: "\uD83D", encoding: "ucs2", units: 1, segments: 1 },
  ])("$text is $segments of $encoding with $units units", ({ text, ...counted }) => {
    expect(countSegments(text)).toMatchObject(counted);
  });

  test.each([
    { text: "a".repeat(160), segments: 1, perSegment: 160 },
    { text: "a".repeat(161), segments: 2, perSegment: 153 },
    { text: "a".repeat(306), segments: 2, perSegment: 153 },
    { text: "a".repeat(307), segments: 3, perSegment: 153 },
    { text: "€".repeat(80), segments: 1, perSegment: 160 },
    { text: "€".repeat(81), segments: 2, perSegment: 153 },
    { text: "ł".repeat(70), segments: 1, perSegment: 70 },
    { text: "ł".repeat(71), segments: 2, perSegment: 67 },
    { text: "ł".repeat(134), segments: 2, perSegment: 67 },
    { text: "ł".repeat(135), segments: 3, perSegment: 67 },
  ])("the edges of $perSegment a segment hold ($segments)", ({ text, ...counted }) => {
    expect(countSegments(text)).toMatchObject(counted);
  });
});

describe("what a boundary never tears", () => {
  test("an escaped character goes to the next segment whole", () => {
    expect(countSegments(`${"a".repeat(152)}€${"a".repeat(151)}`)).toMatchObject({
      units: 305,
      segments: 2,
    });
    expect(countSegments(`${"a".repeat(152)}€${"a".repeat(152)}`)).toMatchObject({
      units: 306,
      segments: 3,
    });
  });

  test("a surrogate pair goes to the next segment whole", () => {
    expect(countSegments(`${"a".repeat(66)}👍${"a".repeat(66)}`)).toMatchObject({
      units: 134,
      segments: 3,
    });
  });

  test("a family of emoji goes to the next segment whole", () => {
    const family = "👨‍👩‍👧‍👦";
    expect(countSegments(`${"a".repeat(60)}${family}${"a".repeat(60)}`)).toMatchObject({
      units: 131,
      segments: 3,
    });
  });

  test("a grapheme that fits in no segment is spread over several", () => {
    expect(countSegments(`a${"\u0301".repeat(199)}`)).toMatchObject({ units: 200, segments: 3 });
  });
});

describe("whatever the text", () => {
  test("plain letters fill each segment to the last septet", () => {
    fc.assert(
      fc.property(basic, (text) => {
        const { encoding, units, segments, perSegment } = countSegments(text);
        expect(encoding).toBe("gsm7");
        expect(units).toBe([...text].length);
        expect(segments).toBe(Math.ceil(units / perSegment));
      }),
    );
  });

  test("escapes waste at most one septet of a segment", () => {
    fc.assert(
      fc.property(escaped, (text) => {
        const { units, segments, perSegment } = countSegments(text);
        expect(segments).toBeGreaterThanOrEqual(Math.ceil(units / perSegment));
        expect(segments).toBeLessThanOrEqual(Math.ceil(units / (perSegment - 1)));
      }),
    );
  });

  test("one letter outside of the alphabet makes the whole text UCS-2, in UTF-16 units", () => {
    fc.assert(
      fc.property(basic, fc.constantFrom("’", "ł", "\u00A0", "ê"), (text, letter) => {
        const counted = countSegments(text + letter);
        expect(counted).toMatchObject({ encoding: "ucs2", units: text.length + 1 });
      }),
    );
  });
});
