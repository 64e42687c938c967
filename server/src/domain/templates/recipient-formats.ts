import { currencyExponent } from "@dunlin/contract/currency-exponents.ts";
import { memoize } from "#server/domain/calendars/memoize.ts";

const REMEMBERED_LOCALES = 300;
const REMEMBERED_CURRENCIES = 50;

export type RecipientFormats = {
  locale: string;
  money(amountMinor: bigint, currency: string): string;
  date(civil: string): string;
  /** Short, and in the letters that text messages have. */
  briefDate(civil: string): string;
  daysFromNow(days: number): string;
};

/** How a recipient reads money, dates and day counts; an unusable language reads as English. */
export function recipientFormats(language: string, country: string | null): RecipientFormats {
  return formatsOf(`${language}/${country ?? ""}`);
}

const formatsOf = memoize(REMEMBERED_LOCALES, (key: string): RecipientFormats => {
  const [language = "", country = ""] = key.split("/");
  // The second tag keeps the machine's own locale out when Intl does not know the first.
  const tags = [localeTag(language, country), "en-001"];
  return {
    locale: Intl.DateTimeFormat.supportedLocalesOf(tags)[0] ?? "en-001",
    money: moneyFormat(tags),
    date: dateFormat(tags),
    briefDate: briefDateFormat(tags),
    daysFromNow: dayFormat(tags),
  };
});

function localeTag(language: string, country: string): string {
  try {
    const wanted = new Intl.Locale(language.trim().replaceAll("_", "-"));
    if (wanted.region !== undefined) return wanted.toString();
    const region = country || (wanted.language === "en" ? "001" : "");
    return region === "" ? wanted.toString() : new Intl.Locale(wanted, { region }).toString();
  } catch {
    return "en-001";
  }
}

function moneyFormat(tags: string[]): RecipientFormats["money"] {
  const formatIn = memoize(REMEMBERED_CURRENCIES, (currency: string) => {
    const exponent = currencyExponent(currency);
    const places = { minimumFractionDigits: exponent, maximumFractionDigits: exponent };
    const formatter = new Intl.NumberFormat(tags, { style: "currency", currency, ...places });
    return { exponent, formatter };
  });
  return (amountMinor, currency) => {
    const { exponent, formatter } = formatIn(currency);
    return formatter.format(decimal(amountMinor, exponent));
  };
}

function decimal(amountMinor: bigint, exponent: number): Intl.StringNumericLiteral {
  const sign = amountMinor < 0n ? "-" : "";
  const digits = (amountMinor < 0n ? -amountMinor : amountMinor).toString();
  const padded = digits.padStart(exponent + 1, "0");
  const point = padded.length - exponent;
  return `${sign}${padded.slice(0, point)}.${padded.slice(point)}0` as Intl.StringNumericLiteral;
}

function dateFormat(tags: string[]): RecipientFormats["date"] {
  const options = { dateStyle: "long", timeZone: "UTC", calendar: "gregory" } as const;
  const formatter = new Intl.DateTimeFormat(tags, options);
  const isFrench = formatter.resolvedOptions().locale.startsWith("fr");
  return (civil) => {
    const written = formatter.format(new Date(`${civil}T00:00:00Z`));
    // French says "1er octobre"; the Unicode data behind Intl does not.
    return isFrench ? written.replace(/^1(?=\s)/, "1er") : written;
  };
}

function briefDateFormat(tags: string[]): RecipientFormats["briefDate"] {
  const options = { dateStyle: "medium", timeZone: "UTC", calendar: "gregory" } as const;
  const isFrench = Intl.DateTimeFormat.supportedLocalesOf(tags)[0]?.startsWith("fr");
  // "août" would double the price of a text message, so a French month is a number.
  const digits = { day: "2-digit", month: "2-digit", year: "numeric", timeZone: "UTC" } as const;
  const formatter = new Intl.DateTimeFormat(tags, isFrench ? digits : options);
  return (civil) => formatter.format(new Date(`${civil}T00:00:00Z`));
}

function dayFormat(tags: string[]): RecipientFormats["daysFromNow"] {
  const counted = new Intl.RelativeTimeFormat(tags, { numeric: "always" });
  const named = new Intl.RelativeTimeFormat(tags, { numeric: "auto" });
  return (days) => (days === 0 ? named : counted).format(days, "day");
}
