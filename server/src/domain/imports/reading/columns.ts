import type { Field, Mapping } from "./layout.ts";
import { foldWord } from "./reading.ts";

/** Finds the first of the words among the columns, and answers its header as in the file. */
export function findColumn(
  columns: string[],
  words: string[],
  taken: string[] = [],
): string | null {
  const folded = columns.map(foldWord);
  for (const word of words) {
    const header = columns[folded.indexOf(word)];
    if (header !== undefined && !taken.includes(header)) return header;
  }
  return null;
}

/** The fields an import cannot do without that no column carries. */
export function missingFields(mapping: Mapping, grouped: boolean): Field[] {
  const missing: Field[] = [];
  if (mapping.invoiceNumber === undefined) missing.push("invoiceNumber");
  if (mapping.customerName === undefined && !grouped) missing.push("customerName");
  if (mapping.dueOn === undefined) missing.push("dueOn");
  if (mapping.amount === undefined && mapping.outstanding === undefined) missing.push("amount");
  return missing;
}
