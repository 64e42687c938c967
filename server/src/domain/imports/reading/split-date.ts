import type { DateParts } from "./date-parts.ts";
import { foldWord } from "./reading.ts";

const MONTHS = [
  "january jan januar janner janvier janv",
  "february feb februar feber fevrier fevr fev",
  "march mar marz maerz mrz mars",
  "april apr avril avr",
  "may mai",
  "june jun juni juin",
  "july jul juli juillet juil",
  "august aug aout",
  "september sep sept septembre",
  "october oct oktober okt octobre",
  "november nov novembre",
  "december dec dezember dez decembre",
].map((names) => names.split(" "));

const MONTH_OF = new Map(
  MONTHS.flatMap((names, at) => names.map((name) => [name, at + 1] as const)),
);
const CLOCK = /[T ]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s*([AaPp][Mm])?\s*(Z|[+-]\d{2}:?\d{2})?$/;
const YEAR_FIRST = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/;
const NUMERIC = /^(\d{1,2})([-/.]) ?(\d{1,2})\2 ?(\d{4}|\d{2})$/;
const DAY_NAMED =
  /^(\d{1,2})(?:\.|st|nd|rd|th|er)?[\s/-]*([\p{L}\p{M}]+)\.?[\s/,-]*(\d{4}|\d{2})$/iu;
const NAME_FIRST =
  /^([\p{L}\p{M}]+)\.?[\s/-]*(\d{1,2})(?:st|nd|rd|th)?(?:,\s*|\s+|[-/])(\d{4}|\d{2})$/iu;

function fullYear(digits: string): number {
  return digits.length === 2 ? 2000 + Number(digits) : Number(digits);
}

function named(day: string, name: string, year: string): DateParts | null {
  const month = MONTH_OF.get(foldWord(name));
  if (month === undefined) return null;
  return { shape: "named", year: fullYear(year), month, day: Number(day) };
}

/** Takes a date cell apart without judging it, or answers null when it has no shape of a date. */
export function splitDate(cell: string): DateParts | null {
  const text = cell.includes(":") ? cell.replace(CLOCK, "") : cell;
  const iso = YEAR_FIRST.exec(text);
  if (iso) {
    const [, year, , month, day] = iso;
    return { shape: "year-first", year: Number(year), month: Number(month), day: Number(day) };
  }
  const numeric = NUMERIC.exec(text);
  if (numeric) {
    const [, first, , second, third = ""] = numeric;
    const thirdIsYear = third.length === 4;
    return {
      shape: "numeric",
      first: Number(first),
      second: Number(second),
      third: Number(third),
      thirdIsYear,
    };
  }
  const dayNamed = DAY_NAMED.exec(text);
  if (dayNamed) return named(dayNamed[1] ?? "", dayNamed[2] ?? "", dayNamed[3] ?? "");
  const nameFirst = NAME_FIRST.exec(text);
  if (nameFirst) return named(nameFirst[2] ?? "", nameFirst[1] ?? "", nameFirst[3] ?? "");
  return null;
}
