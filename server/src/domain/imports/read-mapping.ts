import { FIELDS, type Field, type Mapping } from "#server/domain/imports/reading/layout.ts";
import { refuseMapping } from "#server/domain/imports/refuse-mapping.ts";

/** Reads the caller's wish which column holds what, or refuses the query parameter. */
export function readMapping(text: string | undefined): Mapping | undefined {
  if (text === undefined) return undefined;
  const given = parse(text);
  if (typeof given !== "object" || given === null || Array.isArray(given)) {
    throw refuseMapping("must be a JSON object from our field to the file's column");
  }
  const mapping: Mapping = {};
  for (const [field, column] of Object.entries(given)) {
    if (!FIELDS.includes(field as Field)) {
      throw refuseMapping(`"${field}" is no field; the fields are ${FIELDS.join(", ")}`);
    }
    if (typeof column !== "string" || column.trim() === "") {
      throw refuseMapping(`the column for ${field} must be a text that is not empty`);
    }
    mapping[field as Field] = column;
  }
  return mapping;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refuseMapping("is not JSON");
  }
}
