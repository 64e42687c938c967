import { quoteCell, type Reading, remember } from "./reading.ts";

const ZONES = new Map(Intl.supportedValuesOf("timeZone").map((zone) => [zone.toLowerCase(), zone]));

function isAlias(name: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+/-]{2,62}$/.test(name)) return false;
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: name }));
  } catch {
    return false;
  }
}

const recall = remember((text): Reading<string> => {
  const zone = ZONES.get(text.toLowerCase()) ?? (isAlias(text) ? text : null);
  return zone === null
    ? { problem: `${quoteCell(text)} is not an IANA time zone such as Europe/London` }
    : { value: zone };
});

/** Reads an IANA time zone, in any case; offsets such as +01:00 are not zones. */
export function readTimeZone(text: string): Reading<string> {
  return recall(text);
}
