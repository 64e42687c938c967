import type { LetterBlock, PostalLetter } from "#server/providers/letter/letter.ts";

import type { TemplateSource } from "./built-in-templates.ts";
import { markOf, renderMarked } from "./marked-lines.ts";
import type { ReminderContent } from "./reminder-content.ts";
import { TemplateError } from "./template-error.ts";
import { writeLetter } from "./write-letter.ts";

type Table = Extract<LetterBlock, { kind: "table" }>;
type Part = LetterBlock | { kind: "references"; references: PostalLetter["references"] };

/**
 * Renders a letter: paragraphs, of which those that start with [references], [invoices] or [payment]
 * become what they name, with the labels below the mark. Refuses a customer without an address.
 */
export function renderLetter(
  source: TemplateSource,
  content: ReminderContent,
): { letter: PostalLetter; subject: string; text: string } {
  const { subject, lines } = renderMarked(source, content);
  const parts = paragraphsOf(lines).map((paragraph) => partOf(paragraph, content));
  const letter: PostalLetter = {
    language: content.locale,
    datedOn: content.datedOn,
    date: content.asOf,
    ...partiesOf(content),
    references: parts.flatMap((part) => (part.kind === "references" ? part.references : [])),
    subject,
    blocks: parts.filter((part) => part.kind !== "references"),
    signature: content.creditor.name,
  };
  return { letter, subject, text: writeLetter(letter) };
}

function partiesOf({ creditor, customer }: ReminderContent) {
  const recipientLines = customer.addressLines ?? null;
  if (recipientLines === null) {
    const path = "customer.addressLines";
    throw new TemplateError(path, `${path} cannot be rendered: a letter needs an address`);
  }
  const senderLines = creditor.addressLines ?? [];
  const contactLines = [creditor.email, creditor.phone].filter((line) => line !== null);
  return {
    sender: { name: creditor.name, addressLines: senderLines, contactLines },
    recipient: {
      name: customer.name,
      addressLines: recipientLines[0] === customer.name ? recipientLines.slice(1) : recipientLines,
      country: customer.country,
    },
    footer: [[creditor.name, ...senderLines].join(", ")],
  };
}

function paragraphsOf(lines: readonly string[]): string[][] {
  const paragraphs: string[][] = [[]];
  for (const line of lines) {
    if (line.trim() === "") paragraphs.push([]);
    else paragraphs.at(-1)?.push(line.trimEnd());
  }
  return paragraphs.filter((paragraph) => paragraph.length > 0);
}

function partOf(paragraph: readonly string[], content: ReminderContent): Part {
  const [first = "", labels = "", ...others] = paragraph;
  const mark = markOf(first);
  switch (mark) {
    case null:
      return { kind: "paragraph", text: paragraph.join("\n") };
    case "references":
      return { kind: "references", references: [labels, ...others].map((line) => pairOf(line)) };
    case "invoices":
      return tableOf(labels, others[0] ?? "", content);
    case "payment":
      return paymentOf(labels, others, content);
    default:
      throw new TemplateError("text", `text cannot be rendered: it has no use for [${mark}]`);
  }
}

function tableOf(labels: string, sums: string, content: ReminderContent): Table {
  const columns = labels.split(SEPARATOR);
  if (columns.length !== COLUMNS) {
    throw new TemplateError("text", `text cannot be rendered: [invoices] has ${COLUMNS} columns`);
  }
  const [total, overdue] = pairOf(sums);
  return {
    kind: "table",
    columns: columns.map((label, index) => ({ label, align: index < 3 ? "left" : "right" })),
    rows: content.invoices.map((invoice) => [
      invoice.number,
      invoice.issuedOn,
      invoice.dueOn,
      invoice.total,
      invoice.outstanding,
    ]),
    totals: content.totals.flatMap((sum) => [
      [total, sum.outstanding] as const,
      ...(sum.isPartlyOverdue ? [[overdue, sum.overdue] as const] : []),
    ]),
  };
}

function paymentOf(
  labels: string,
  lines: readonly string[],
  { creditor }: ReminderContent,
): LetterBlock {
  const [heading, caption] = pairOf(labels);
  const url = creditor.paymentLink;
  return { kind: "payment", heading, lines, link: url === null ? null : { url, caption } };
}

const SEPARATOR = " | ";
const COLUMNS = 5;

/** The two halves of a line of labels; what the second one says may have the separator again. */
function pairOf(line: string): readonly [string, string] {
  const [first = "", ...others] = line.split(SEPARATOR);
  if (first === "" || others.length === 0) {
    throw new TemplateError("text", `text cannot be rendered: "${line}" is no pair of labels`);
  }
  return [first, others.join(SEPARATOR)];
}
