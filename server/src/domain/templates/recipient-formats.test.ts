import fc from "fast-check";
import { expect, test } from "vitest";

import { recipientFormats } from "./recipient-formats.ts";

const plain = (written: string) => written.replaceAll(/[\u00A0\u202F]/g, " ");

test.each([
  { language: "en", country: "GB", minor: 123_456n, currency: "GBP", written: "£1,234.56" },
  { language: "en", country: "GB", minor: -5n, currency: "GBP", written: "-£0.05" },
  { language: "de", country: "DE", minor: 123_456n, currency: "EUR", written: "1.234,56 €" },
  { language: "fr", country: "FR", minor: 123_456n, currency: "EUR", written: "1 234,56 €" },
  { language: "de-CH", country: "CH", minor: 100n, currency: "CHF", written: "CHF 1.00" },
  { language: "en", country: "GB", minor: 1_200n, currency: "JPY", written: "JP¥1,200" },
  { language: "en", country: "GB", minor: 1_234n, currency: "KWD", written: "KWD 1.234" },
  { language: "en", country: "GB", minor: 120_000n, currency: "HUF", written: "HUF 1,200.00" },
  {
    language: "en",
    country: "US",
    minor: 900_719_925_474_099_301n,
    currency: "USD",
    written: "$9,007,199,254,740,993.01",
  },
])("$minor minor units of $currency read $written in $language-$country", (row) => {
  const { money } = recipientFormats(row.language, row.country);
  expect(plain(money(row.minor, row.currency))).toBe(row.written);
});

test("an amount of any size reads back as the amount that was given", () => {
  const amounts = fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n });
  const currencies = fc.constantFrom("GBP", "EUR", "JPY", "KWD", "HUF", "CLF");
  const { money } = recipientFormats("en", "GB");
  fc.assert(
    fc.property(amounts, currencies, (minor, currency) => {
      const readBack = BigInt(money(minor, currency).replaceAll(/[^-\d]/g, ""));
      expect(readBack).toBe(minor);
    }),
  );
});

test.each([
  ["en", "GB", "3 October 2026"],
  ["en", "US", "October 3, 2026"],
  ["en", null, "3 October 2026"],
  ["de_AT", null, "3. Oktober 2026"],
  ["fr", "CH", "3 octobre 2026"],
  ["th", "TH", "3 ตุลาคม ค.ศ. 2026"],
  ["qq-QQ", null, "3 October 2026"],
  ["no language", null, "3 October 2026"],
])("a date is written out for %s of %s", (language, country, written) => {
  expect(recipientFormats(language, country).date("2026-10-03")).toBe(written);
});

test("the first of a month is an ordinal in French alone", () => {
  expect(recipientFormats("fr", "FR").date("2026-10-01")).toBe("1er octobre 2026");
  expect(recipientFormats("fr", "FR").date("2026-10-11")).toBe("11 octobre 2026");
  expect(recipientFormats("en", "GB").date("2026-10-01")).toBe("1 October 2026");
});

test.each([
  ["en", -1, "1 day ago"],
  ["en", -12, "12 days ago"],
  ["de", -12, "vor 12 Tagen"],
  ["fr", 3, "dans 3 jours"],
  ["de", 0, "heute"],
])("in %s a distance of %i days reads %s", (language, days, written) => {
  expect(recipientFormats(language, null).daysFromNow(days)).toBe(written);
});
