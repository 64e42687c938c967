import type { PostalLetter } from "#server/providers/letter/letter.ts";

/** An address in Intelliprint's parts. */
export type PrintAddress = {
  name: string;
  line: string;
  /** British only; elsewhere it stays where it stands in the line. */
  postcode: string | null;
  /** ISO 3166-1 alpha-2. */
  country: string;
};

const HOME = "GB";
const POSTCODE = /(?:^|[\s,])(GIR|[A-Z]{1,2}\d[A-Z\d]?)\s*(\d[A-Z]{2})$/i;

/** Divides an address; an address without a country is British, and null is a country nobody knows. */
export function readPrintAddress(letter: PostalLetter): PrintAddress | null {
  const { name, addressLines, country } = letter.recipient;
  const code = country === null ? HOME : findCountryCode(country.trim(), letter.language);
  if (code === null) {
    return null;
  }
  const lines = [...addressLines].map((line) => line.trim()).filter((line) => line !== "");
  const postcode = code === HOME ? takePostcode(lines) : null;
  return { name, line: lines.join(", "), postcode, country: code };
}

/** Takes the postcode out of the last lines, of which one may be the name of the country. */
function takePostcode(lines: string[]): string | null {
  for (const index of [lines.length - 1, lines.length - 2]) {
    const line = lines[index] ?? "";
    const [found, outward, inward] = POSTCODE.exec(line) ?? [];
    if (found === undefined || outward === undefined || inward === undefined) continue;
    const rest = line.slice(0, -found.length).replace(/[\s,]+$/, "");
    lines.splice(index, 1, ...(rest === "" ? [] : [rest]));
    return `${outward} ${inward}`.toUpperCase();
  }
  return null;
}

function findCountryCode(country: string, language: string): string | null {
  if (/^[A-Z]{2}$/.test(country)) {
    return canonical(country);
  }
  const wanted = country.toLowerCase();
  for (const names of [language, "en"].map(regionNames)) {
    const code = ALL_CODES.find((each) => names.of(each)?.toLowerCase() === wanted);
    if (code !== undefined) return code;
  }
  return null;
}

function regionNames(language: string): Intl.DisplayNames {
  return new Intl.DisplayNames([language], { type: "region", fallback: "none" });
}

/** The code of today for one that is out of use or not quite right: DE for DD, GB for UK. */
function canonical(code: string): string {
  return new Intl.Locale(`und-${code}`).region ?? code;
}

const LETTERS = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
const ALL_CODES = LETTERS.flatMap((first) => LETTERS.map((second) => first + second)).filter(
  (code) => canonical(code) === code,
);
