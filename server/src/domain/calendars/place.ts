import { memoize } from "#server/domain/calendars/memoize.ts";

/** Where a customer is: ISO 3166-1 alpha-2, ISO 3166-2 without its country ("SCT", "BY"). */
export type Place = { country: string; subdivision?: string };

/** The council areas of Scotland in ISO 3166-2:GB. */
const SCOTTISH =
  "ABD ABE AGB ANS CLK DGY DND EAY EDH EDU ELN ELS ERW FAL FIF GLG " +
  "HLD IVC MLN MRY NAY NLK ORK PKN RFW SAY SCB SLK STG WDU WLN ZET";

/** The districts of Northern Ireland in ISO 3166-2:GB. */
const NORTHERN_IRISH = "ABC AND ANN BFS CCG DRS FMO LBC MEA MUL NMD";

/** Subdivisions with the holidays of another, or known to the holiday data by another code. */
const CALENDARS: ReadonlyMap<string, string> = new Map([
  ["GB-SCT", "GB-SCT"],
  ["GB-NIR", "GB-NIR"],
  ["GB-WLS", "GB-WLS"],
  ...SCOTTISH.split(" ").map((code): [string, string] => [`GB-${code}`, "GB-SCT"]),
  ...NORTHERN_IRISH.split(" ").map((code): [string, string] => [`GB-${code}`, "GB-NIR"]),
  ["FR-6AE", "FR-67"],
  ["FR-971", "FR-GP"],
  ["FR-972", "FR-MQ"],
  ["FR-973", "FR-GF"],
  ["FR-974", "FR-RE"],
  ["FR-976", "FR-YT"],
]);

const calendarOf = memoize(5_000, (key: string): string => {
  return CALENDARS.get(key) ?? (key.startsWith("GB-") ? "GB-ENG" : key);
});

/**
 * The calendar of public holidays at a place: "DE-BY", or "FR-" for a country as a whole. Britain
 * outside Scotland, Wales and Northern Ireland, or without subdivision, has that of England.
 */
export function holidayCalendar(place: Place): string {
  return calendarOf(`${place.country}-${place.subdivision ?? ""}`);
}
