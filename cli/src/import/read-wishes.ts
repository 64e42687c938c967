import type { Call } from "#cli/command.ts";
import { UsageError } from "#cli/failures.ts";
import { suggestWord } from "#cli/suggest-word.ts";

const ORDERS = ["day_first", "month_first", "year_first"] as const;

export type ImportWishes = {
  dryRun: boolean;
  dateOrder?: (typeof ORDERS)[number];
  mapping?: string;
};

/** What the options say about how to read the file; throws a UsageError for what makes no sense. */
export function readWishes(call: Call): ImportWishes {
  const order = call.text("date-order");
  const columns = call.all("map").map(readPair);
  return {
    dryRun: call.has("dry-run"),
    ...(order === null ? {} : { dateOrder: readOrder(order) }),
    ...(columns.length === 0 ? {} : { mapping: JSON.stringify(Object.fromEntries(columns)) }),
  };
}

function readOrder(text: string): (typeof ORDERS)[number] {
  const order = ORDERS.find((each) => each === text.replaceAll("-", "_"));
  if (order) return order;
  const known = ORDERS.map((each) => each.replaceAll("_", "-"));
  const near = suggestWord(text, known);
  throw new UsageError(
    `--date-order is one of ${known.join(", ")}, and not "${text}".`,
    near ? `Did you mean ${near}?` : null,
  );
}

function readPair(text: string): [field: string, column: string] {
  const split = text.indexOf("=");
  const [field, column] = [text.slice(0, split).trim(), text.slice(split + 1).trim()];
  if (split > 0 && column !== "") return [field, column];
  throw new UsageError(
    `--map takes FIELD=COLUMN, and not "${text}".`,
    "For example: --map amount=Total",
  );
}
