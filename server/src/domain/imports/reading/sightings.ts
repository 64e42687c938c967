/** Some cells of one kind: how many there are and the first few, as in the file. */
export type Sightings = { count: number; examples: { text: string; line: number }[] };

/** Counts one more cell and keeps it as an example if few are known. */
export function sight(sightings: Sightings, text: string, line: number): void {
  sightings.count += 1;
  if (sightings.examples.length < 3) sightings.examples.push({ text, line });
}

/** No cells seen yet. */
export function noSightings(): Sightings {
  return { count: 0, examples: [] };
}
