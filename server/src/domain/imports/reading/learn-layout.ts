import { decideDateOrder } from "./decide-date-order.ts";
import { decideDecimal } from "./decide-decimal.ts";
import { decodeText } from "./decode-text.ts";
import { type DraftLayout, draftLayout } from "./draft-layout.ts";
import type { ByteSource, Encoding, Layout, LayoutRefusal, LayoutWishes } from "./layout.ts";
import { parseCells } from "./parse-cells.ts";
import { recognizeText } from "./recognize-text.ts";
import type { Line } from "./line.ts";
import { splitLines } from "./split-lines.ts";
import { type RecordSplitter, splitRecords } from "./split-records.ts";
import { type Survey, surveyRows } from "./survey-rows.ts";

export type { ByteSource, Layout, LayoutRefusal, LayoutWishes };

const HEAD_LINES = 200;

const ENCODINGS: Record<Encoding, string> = {
  "utf-8": "UTF-8",
  "utf-16le": "UTF-16, low byte first",
  "utf-16be": "UTF-16, high byte first",
  "windows-1252": "Windows-1252",
};

type Opened = { draft: DraftLayout; records: RecordSplitter; survey: Survey };

function open(head: Line[], wishes: LayoutWishes): Opened | LayoutRefusal {
  const draft = draftLayout(head, wishes);
  if ("refused" in draft) return draft;
  const records = splitRecords(draft.delimiter, draft.columns.length);
  const opened = { draft, records, survey: surveyRows(draft) };
  survey(opened, head);
  return opened;
}

function survey(opened: Opened, lines: Line[]): void {
  const { delimiter } = opened.draft;
  opened.survey.add(parseCells(opened.records.push(lines), delimiter));
}

function notCsv(format: string): LayoutRefusal {
  const detail = `The file is ${format}, not a text of cells. Export it as CSV and try again.`;
  return { refused: true, code: "not-a-csv", detail, evidence: [] };
}

function conclude(
  opened: Opened,
  encoding: Encoding,
  wishes: LayoutWishes,
): Layout | LayoutRefusal {
  const { draft, records, survey: found } = opened;
  found.add(parseCells(records.end(), draft.delimiter));
  const before = [`the text is ${ENCODINGS[encoding]}`, ...draft.evidence];
  if (found.furniture > 0) {
    before.push(
      `${found.furniture} lines only name a customer or repeat a total, and are no invoices`,
    );
  }
  if (found.rows === 0) before.push("no line below the header holds an invoice");
  const dates = decideDateOrder(found.dates, wishes.dateOrder);
  if ("refused" in dates) return { ...dates, evidence: [...before, ...dates.evidence] };
  const amounts = decideDecimal(found.amounts, wishes.decimal, draft.delimiter);
  const evidence = [...before, ...dates.evidence];
  if ("refused" in amounts) return { ...amounts, evidence: [...evidence, ...amounts.evidence] };
  evidence.push(...amounts.evidence);
  const { dateOrder } = dates;
  return { ...draft, encoding, dateOrder, decimal: amounts.decimal, evidence };
}

/**
 * Reads a file once and decides how all of it is to be read, with the evidence in sentences;
 * refuses what is no table of invoices, and what could be read in two ways. Any bytes are fine.
 */
export async function learnLayout(
  source: ByteSource,
  wishes: LayoutWishes,
): Promise<Layout | LayoutRefusal> {
  const lines = splitLines();
  let head: Line[] = [];
  let encoding: Encoding | null = null;
  let opened: Opened | LayoutRefusal | null = null;
  let started = false;
  for await (const piece of decodeText(source, null)) {
    const format = piece.format ?? (started ? null : recognizeText(piece.text));
    if (format !== null) return notCsv(format);
    started = true;
    encoding = piece.encoding ?? encoding;
    const fresh = lines.push(piece.text);
    if (opened) survey(opened, fresh);
    else head = [...head, ...fresh];
    if (opened || head.length < HEAD_LINES) continue;
    opened = open(head, wishes);
    if ("refused" in opened) return opened;
  }
  if (!opened) opened = open([...head, ...lines.end()], wishes);
  else survey(opened, lines.end());
  return "refused" in opened ? opened : conclude(opened, encoding ?? "utf-8", wishes);
}
