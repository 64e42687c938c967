import type { AmountTally } from "./amount-tally.ts";
import type { Decimal, LayoutRefusal } from "./layout.ts";
import type { Sightings } from "./sightings.ts";

type Decided = { decimal: Decimal; evidence: string[] };

function sentence(decimal: Decimal, sightings: Sightings): string {
  const [first] = sightings.examples;
  const where = first ? `, e.g. ${first.text} on line ${first.line}` : "";
  const verb = sightings.count === 1 ? "amount shows" : "amounts show";
  return `${sightings.count} ${verb} a decimal ${decimal}${where}`;
}

function majority(point: Sightings, comma: Sightings, tie: Decimal | null): Decided | null {
  if (point.count === 0 && comma.count === 0) return null;
  const more = point.count > comma.count ? "point" : "comma";
  const decimal = point.count === comma.count ? tie : more;
  if (decimal === null) return null;
  const [won, lost] = decimal === "point" ? [point, comma] : [comma, point];
  const evidence = [sentence(decimal, won)];
  if (lost.count > 0) evidence.push(sentence(decimal === "point" ? "comma" : "point", lost));
  return { decimal, evidence };
}

function refuse(tally: AmountTally): LayoutRefusal {
  const { likelyPoint, likelyComma, roundPoint, roundComma, unclear } = tally;
  const doubtful = [unclear, roundPoint, roundComma, likelyPoint, likelyComma];
  const examples = doubtful.flatMap((sightings) => sightings.examples).slice(0, 3);
  const shown = examples.map(({ text, line }) => `${text} on line ${line}`).join(" and ");
  const detail =
    `Nothing in the file tells whether its amounts have a decimal point or a decimal comma: ` +
    `${shown} can be thousands or decimals. Say which sign the file uses.`;
  return { refused: true, code: "ambiguous-amounts", detail, evidence: [] };
}

/** Decides one decimal sign for the whole file from all of its amounts, or refuses to guess. */
export function decideDecimal(
  tally: AmountTally,
  wished: Decimal | undefined,
  delimiter: string,
): Decided | LayoutRefusal {
  if (wished)
    return { decimal: wished, evidence: [`amounts have a decimal ${wished}, as you said`] };
  const habit = delimiter === ";" ? "comma" : "point";
  const proven = majority(tally.point, tally.comma, habit);
  if (proven) return proven;
  const likely = majority(tally.likelyPoint, tally.likelyComma, null);
  // A file that always writes three decimals has no number without a separator.
  const round = tally.bare > 0 ? majority(tally.roundPoint, tally.roundComma, null) : null;
  const doubtful = tally.unclear.count > 0 || (likely ?? round) === null;
  const separated = [tally.likelyPoint, tally.likelyComma, tally.roundPoint, tally.roundComma];
  const some = tally.unclear.count > 0 || separated.some(({ count }) => count > 0);
  if (some && doubtful) return refuse(tally);
  if (likely ?? round) return (likely ?? round) as Decided;
  return { decimal: habit, evidence: ["no amount has a decimal sign"] };
}
