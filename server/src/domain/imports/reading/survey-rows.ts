import { type AmountTally, emptyAmountTally } from "./amount-tally.ts";
import { classifyLine } from "./classify-line.ts";
import { currencyNamed } from "./currencies.ts";
import { type DateTally, emptyDateTally } from "./date-tally.ts";
import type { DraftLayout } from "./draft-layout.ts";
import { columnIndexes, type Field } from "./layout.ts";
import type { CellRecord } from "./parse-cells.ts";
import { splitAmount } from "./split-amount.ts";
import { tallyAmount } from "./tally-amount.ts";
import { tallyDates } from "./tally-dates.ts";

/** What all rows of a file say, gathered batch by batch. */
export type Survey = {
  dates: DateTally;
  amounts: AmountTally;
  rows: number;
  furniture: number;
  add: (records: CellRecord[]) => void;
};

const AMOUNTS: Field[] = ["amount", "outstanding", "paid"];

function currencyOfRow(stated: string, amounts: string[], fallback: string): string {
  if (stated !== "") return currencyNamed(stated) ?? fallback;
  const marks = amounts.map((text) => currencyNamed(splitAmount(text)?.mark ?? ""));
  return marks.find((code) => code !== null) ?? fallback;
}

/** Starts a survey of the rows below the header of a draft layout. */
export function surveyRows(draft: DraftLayout): Survey {
  const indexes = columnIndexes(draft.columns, draft.mapping);
  const at = (cells: string[], field: Field): string => cells[indexes.get(field) ?? -1] ?? "";
  const add = (records: CellRecord[]): void => {
    for (const { line, cells, broken } of records) {
      if (line <= draft.headerLine || broken) continue;
      const found = classifyLine(cells, draft, indexes);
      if (found !== "invoice") {
        if (found !== "blank") survey.furniture += 1;
        continue;
      }
      survey.rows += 1;
      tallyDates(survey.dates, { issued: at(cells, "issuedOn"), due: at(cells, "dueOn") }, line);
      const texts = AMOUNTS.map((field) => at(cells, field)).filter((text) => text !== "");
      const currency = currencyOfRow(at(cells, "currency"), texts, draft.defaultCurrency);
      for (const text of texts) tallyAmount(survey.amounts, { text, line }, currency);
    }
  };
  const survey: Survey = {
    dates: emptyDateTally(),
    amounts: emptyAmountTally(),
    rows: 0,
    furniture: 0,
    add,
  };
  return survey;
}
