import { findColumn } from "./columns.ts";
import { HEADER_WORDS } from "./header-words.ts";
import { FIELDS, type Mapping } from "./layout.ts";
import { foldWord } from "./reading.ts";

function wishedColumn(columns: string[], wish: string): string | null {
  return columns.find((column) => column === wish) ?? findColumn(columns, [foldWord(wish)]);
}

/** Suggests which column carries which field; wished columns come first and are used once. */
export function matchHeader(columns: string[], wished: Mapping): Mapping {
  const mapping: Mapping = {};
  for (const field of FIELDS) {
    const wish = wished[field];
    const header = wish === undefined ? null : wishedColumn(columns, wish);
    if (header !== null) mapping[field] = header;
  }
  for (const field of FIELDS) {
    if (wished[field] !== undefined) continue;
    const header = findColumn(columns, HEADER_WORDS[field], Object.values(mapping));
    if (header !== null) mapping[field] = header;
  }
  return mapping;
}
