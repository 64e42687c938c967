import { z } from "zod";

function isDay(text: string): boolean {
  const instant = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text);
}

/** A civil date without a zone, YYYY-MM-DD. */
export const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, "must be a date like 2026-11-30")
  .refine(
    (text) => isDay(text) && text >= "1900-01-01" && text < "2200-01-01",
    "is not a date between 1900 and 2199",
  )
  .meta({ format: "date", examples: ["2026-11-30"] });

/** An instant, RFC 3339; answers are always in UTC. */
export const instant = z.iso
  .datetime({ offset: true, error: "must be an instant like 2026-11-30T09:00:00Z" })
  .meta({ examples: ["2026-11-30T09:00:00Z"] });

/** An instant that a caller names, within the years that are reckoned with. */
export const givenInstant = instant.refine((text) => {
  const at = new Date(text).getTime();
  return at >= Date.UTC(1900) && at < Date.UTC(2200);
}, "is not between the years 1900 and 2199");

/** A time of day on the wall, HH:MM. */
export const wallTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "must be a time like 09:00")
  .meta({ examples: ["09:00"] });

function isZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: name }));
  } catch {
    return false;
  }
}

/** An IANA time zone. */
export const timeZone = z
  .string()
  .max(64)
  .refine(isZone, "is not an IANA time zone, for example Europe/London")
  .meta({ examples: ["Europe/London"] });

/** A country, ISO 3166-1 alpha-2. */
export const country = z
  .string()
  .regex(/^[A-Z]{2}$/, "must be a country code like GB")
  .meta({ examples: ["GB"] });

/** A part of a country, ISO 3166-2 without the country. */
export const subdivision = z
  .string()
  .regex(/^[A-Z0-9]{1,3}$/, "must be a subdivision code like SCT")
  .meta({ examples: ["SCT"] });

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

/** A language, BCP 47. */
export const language = z
  .string()
  .max(35)
  .refine(isLanguage, "is not a language tag, for example en-GB")
  .meta({ examples: ["en-GB"] });

/** A short text on one line. */
export function line(max = 200) {
  return z
    .string()
    .trim()
    .min(1, "must not be empty")
    .max(max)
    .refine(
      (text) => !/[\u0000-\u001f\u007f]/.test(text),
      "must be one line without control characters",
    );
}
