import { instantAt } from "#server/domain/calendars/zones.ts";

const ZONES = new Map<string, string | null>();

/** The time zone of a country whose clocks all agree; null for the others, where one must be given. */
export function zoneOf(country: string | null): string | null {
  if (country === null) return null;
  let zone = ZONES.get(country);
  if (zone === undefined) {
    const zones = new Intl.Locale(`und-${country}`).getTimeZones?.() ?? [];
    const clocks = new Set(zones.map(readClocks));
    zone = clocks.size === 1 ? zones[0]! : null;
    ZONES.set(country, zone);
  }
  return zone;
}

/** When noon is there in winter and in summer: two zones of Germany differ in name alone. */
function readClocks(zone: string): string {
  return ["2026-01-15", "2026-07-15"]
    .map((day) => instantAt(day, "12:00", zone).toISOString())
    .join(" ");
}
