import type { DateTally } from "./date-tally.ts";
import type { DateOrder, LayoutRefusal } from "./layout.ts";
import type { Sightings } from "./sightings.ts";

type Decided = { dateOrder: DateOrder; evidence: string[] };

function example(sightings: Sightings, at = 0): string {
  const shown = sightings.examples[at];
  return shown ? `${shown.text} on line ${shown.line}` : "";
}

function counted(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}

function shown({ onlyDayFirst, onlyMonthFirst, eitherWay }: DateTally): string[] {
  const sentences: string[] = [];
  if (onlyDayFirst.count > 0) {
    const has = onlyDayFirst.count === 1 ? "has" : "have";
    const cells = counted(onlyDayFirst.count, "date");
    sentences.push(`${cells} ${has} a first part above 12, e.g. ${example(onlyDayFirst)}`);
  }
  if (onlyMonthFirst.count > 0) {
    const has = onlyMonthFirst.count === 1 ? "has" : "have";
    const cells = counted(onlyMonthFirst.count, "date");
    sentences.push(`${cells} ${has} a second part above 12, e.g. ${example(onlyMonthFirst)}`);
  }
  if (sentences.length === 0 && eitherWay.count > 0) {
    const cells = counted(eitherWay.count, "date");
    sentences.push(`${cells} can be read day-first and month-first, e.g. ${example(eitherWay)}`);
  }
  return sentences;
}

function byDueDates(tally: DateTally): Decided | null {
  const { dayFirstBreaks, monthFirstBreaks } = tally;
  if ((dayFirstBreaks.count === 0) === (monthFirstBreaks.count === 0)) return null;
  const dayFirst = monthFirstBreaks.count > 0;
  const [dateOrder, other] = dayFirst
    ? (["day-first", "month-first"] as const)
    : (["month-first", "day-first"] as const);
  const broken = dayFirst ? monthFirstBreaks : dayFirstBreaks;
  const rows = counted(broken.count, "invoice");
  const why = `read ${other}, ${rows} would be due before issue, e.g. ${example(broken)}`;
  return {
    dateOrder,
    evidence: [`${why}; read ${dateOrder}, none would, so dates are ${dateOrder}`],
  };
}

function withoutOrder({ plain, sameDay }: DateTally): Decided {
  if (sameDay.count > 0) {
    const why = `${counted(sameDay.count, "date")} mean the same day in either order`;
    return { dateOrder: "day-first", evidence: [`${why}, e.g. ${example(sameDay)}`] };
  }
  const evidence =
    plain.count > 0
      ? [`${counted(plain.count, "date")} cannot be misread, e.g. ${example(plain)}`]
      : ["no line holds a date"];
  return { dateOrder: "year-first", evidence };
}

function refuse(code: "conflicting-dates" | "ambiguous-dates", tally: DateTally): LayoutRefusal {
  const { onlyDayFirst, onlyMonthFirst, eitherWay } = tally;
  const second = eitherWay.examples.length > 1 ? ` and ${example(eitherWay, 1)}` : "";
  const detail =
    code === "conflicting-dates"
      ? `Some dates can only be day-first (${example(onlyDayFirst)}) and some only month-first ` +
        `(${example(onlyMonthFirst)}). Say which order the file uses; the others will be listed.`
      : `Nothing in the file tells whether its dates are day-first or month-first: ` +
        `${example(eitherWay)}${second} can be read both ways. Say which order the file uses.`;
  return { refused: true, code, detail, evidence: shown(tally) };
}

/** Decides one date order for the whole file from all of its dates, or refuses to guess. */
export function decideDateOrder(
  tally: DateTally,
  wished: DateOrder | undefined,
): Decided | LayoutRefusal {
  const { onlyDayFirst, onlyMonthFirst, eitherWay } = tally;
  if (wished !== undefined) {
    return { dateOrder: wished, evidence: [`dates are ${wished}, as you said`, ...shown(tally)] };
  }
  if (onlyDayFirst.count > 0 && onlyMonthFirst.count > 0) return refuse("conflicting-dates", tally);
  if (onlyDayFirst.count > 0 || onlyMonthFirst.count > 0) {
    const dateOrder = onlyDayFirst.count > 0 ? "day-first" : "month-first";
    return { dateOrder, evidence: shown(tally).map((why) => `${why}, so dates are ${dateOrder}`) };
  }
  if (eitherWay.count === 0) return withoutOrder(tally);
  return byDueDates(tally) ?? refuse("ambiguous-dates", tally);
}
