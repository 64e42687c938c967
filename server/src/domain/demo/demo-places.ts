/** Where a demo customer is, what it speaks and what it is billed in. */
export type DemoPlace = {
  country: string;
  subdivision: string | null;
  timeZone: string | null;
  language: string;
  currency: "GBP" | "EUR" | "USD";
};

function place(
  country: string,
  speaks: Pick<DemoPlace, "language" | "currency">,
  more: { subdivision?: string; timeZone?: string } = {},
): DemoPlace {
  return {
    country,
    subdivision: more.subdivision ?? null,
    timeZone: more.timeZone ?? null,
    ...speaks,
  };
}

const BRITISH = { language: "en-GB", currency: "GBP" } as const;
const GERMAN = { language: "de-DE", currency: "EUR" } as const;
const FRENCH = { language: "fr-FR", currency: "EUR" } as const;
const AMERICAN = { language: "en-US", currency: "USD" } as const;
const BERLIN = "Europe/Berlin";

/** The places of the demo; countries with more than one zone name theirs. */
export const DEMO_PLACES = {
  england: place("GB", BRITISH, { subdivision: "ENG" }),
  scotland: place("GB", BRITISH, { subdivision: "SCT" }),
  wales: place("GB", BRITISH, { subdivision: "WLS" }),
  ulster: place("GB", BRITISH, { subdivision: "NIR" }),
  berlin: place("DE", GERMAN, { subdivision: "BE", timeZone: BERLIN }),
  bavaria: place("DE", GERMAN, { subdivision: "BY", timeZone: BERLIN }),
  saxony: place("DE", GERMAN, { subdivision: "SN", timeZone: BERLIN }),
  france: place("FR", FRENCH),
  ireland: place("IE", { language: "en-IE", currency: "EUR" }),
  netherlands: place("NL", { language: "en", currency: "EUR" }),
  newYork: place("US", AMERICAN, { subdivision: "NY", timeZone: "America/New_York" }),
  california: place("US", AMERICAN, { subdivision: "CA", timeZone: "America/Los_Angeles" }),
  japan: place("JP", { language: "en", currency: "USD" }),
  sydney: place(
    "AU",
    { language: "en-AU", currency: "USD" },
    { subdivision: "NSW", timeZone: "Australia/Sydney" },
  ),
} satisfies Record<string, DemoPlace>;
