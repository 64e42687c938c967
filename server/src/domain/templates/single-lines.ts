// Line breaks would forge header or message lines; bidirectional overrides would disguise words.
const UNPRINTABLE = /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]+/gu;

/** A value as one printable line. */
export function oneLine(value: string): string {
  return value.replace(UNPRINTABLE, " ").trim();
}

/** A value as one printable line; null when there is nothing to print. */
export function optionalLine(value: string | null | undefined): string | null {
  return oneLine(value ?? "") || null;
}

/** The printable lines of a value; null when it has none. */
export function optionalLines(value: string | null | undefined): string[] | null {
  const lines = (value ?? "").split(/[\r\n\u2028\u2029]+/).map(oneLine);
  const written = lines.filter((line) => line !== "");
  return written.length === 0 ? null : written;
}
