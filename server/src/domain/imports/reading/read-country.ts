import { foldWord, quoteCell, type Reading, remember } from "./reading.ts";

export type Place = { country: string; subdivision: string | null };

// Regions that CLDR knows and that are no country of ISO 3166-1.
const NO_COUNTRIES = new Set("AC CP CQ DG EA EU EZ IC QO TA UN XA XB ZZ".split(" "));
const OTHER_NAMES: Record<string, string> = {
  uk: "GB",
  greatbritain: "GB",
  england: "GB-ENG",
  scotland: "GB-SCT",
  wales: "GB-WLS",
  northernireland: "GB-NIR",
  usa: "US",
  unitedstatesofamerica: "US",
  holland: "NL",
  czechrepublic: "CZ",
};

const CODES = (function countryCodes(): Set<string> {
  const names = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  const pairs = letters.flatMap((first) => letters.map((second) => first + second));
  const current = (code: string) => new Intl.Locale(`und-${code}`).region === code;
  return new Set(
    pairs.filter(
      (code) => !NO_COUNTRIES.has(code) && names.of(code) !== undefined && current(code),
    ),
  );
})();

let names: Map<string, string> | null = null;

function codeOfName(text: string): string | undefined {
  if (names === null) {
    names = new Map();
    for (const language of ["en", "de", "fr"]) {
      const display = new Intl.DisplayNames(language, { type: "region" });
      for (const code of CODES) names.set(foldWord(display.of(code) ?? code), code);
    }
    for (const [name, code] of Object.entries(OTHER_NAMES)) names.set(name, code);
  }
  return names.get(foldWord(text));
}

const recall = remember((text): Reading<Place> => {
  const upper = text.toUpperCase();
  const code = CODES.has(upper) ? upper : (codeOfName(text) ?? upper);
  const [country = "", subdivision] = code.replace(/^UK-/, "GB-").split("-");
  const fits = subdivision === undefined || /^[A-Z0-9]{1,3}$/.test(subdivision);
  if (CODES.has(country) && fits && code.split("-").length < 3) {
    return { value: { country, subdivision: subdivision ?? null } };
  }
  return { problem: `${quoteCell(text)} is not a country` };
});

/** Reads a country: an ISO 3166-1 or 3166-2 code, or a name in English, German or French. */
export function readCountry(text: string): Reading<Place> {
  return recall(text);
}
