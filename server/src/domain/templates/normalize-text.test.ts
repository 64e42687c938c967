import fc from "fast-check";
import { expect, test } from "vitest";

import { countSegments } from "./count-segments.ts";
import { normalizeText } from "./normalize-text.ts";
import { recipientFormats } from "./recipient-formats.ts";

test.each([
  ["“it’s” ‘due’", "\"it's\" 'due'"],
  ["„jetzt“ «maintenant»", '"jetzt" "maintenant"'],
  ["2026–10 — now − 5", "2026-10 - now - 5"],
  ["soon…", "soon..."],
  ["1\u202F200,00\u00A0€", "1 200,00 €"],
  ["zero\u200Bwidth\uFEFF", "zerowidth"],
  ["e\u0301te\u0301", "été"],
  ["a\tb", "a b"],
  ["Łódź, Château, 株式会社 👍🏽", "Łódź, Château, 株式会社 👍🏽"],
])("%j is written %j", (text, written) => {
  expect(normalizeText(text)).toBe(written);
});

test("doing it twice changes nothing more", () => {
  const text = fc.string({ unit: "binary" });
  fc.assert(
    fc.property(text, (text) => {
      expect(normalizeText(normalizeText(text))).toBe(normalizeText(text));
    }),
    { numRuns: 300 },
  );
});

test("text that the alphabet of text messages has is left alone", () => {
  const unit = fc.constantFrom(..."@£$èéÇ\nØÅåΔßÉ !\"#%&'()*+,-./09:;<=>?¡AÄÖÑÜ§¿aäöñüà^{}\\[~]|€");
  fc.assert(fc.property(fc.string({ unit }), (text) => normalizeText(text) === text));
});

test.each(["en-GB", "en-US", "de-DE", "de-CH", "fr-FR", "fr-CH"])(
  "amounts and brief dates of %s need no second alphabet",
  (language) => {
    const { money, briefDate, daysFromNow } = recipientFormats(language, null);
    for (const currency of ["GBP", "EUR", "USD", "CHF", "SEK", "JPY"]) {
      for (const month of ["02", "03", "08", "12"]) {
        const said = `${money(-123_456_789n, currency)} ${briefDate(`2026-${month}-01`)} ${daysFromNow(0)}`;
        expect([said, countSegments(normalizeText(said)).encoding]).toEqual([said, "gsm7"]);
      }
    }
  },
);
