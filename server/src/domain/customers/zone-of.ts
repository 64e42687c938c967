const ZONES = new Map<string, string | null>();

/** The time zone of a country that has only one; null for the others, where one must be given. */
export function zoneOf(country: string | null): string | null {
  if (country === null) return null;
  let zone = ZONES.get(country);
  if (zone === undefined) {
    const zones = new Intl.Locale(`und-${country}`).getTimeZones?.() ?? [];
    zone = zones.length === 1 ? zones[0]! : null;
    ZONES.set(country, zone);
  }
  return zone;
}
