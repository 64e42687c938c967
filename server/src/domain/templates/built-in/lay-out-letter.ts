import type { LetterWording, WrittenTone } from "./wording.ts";

/**
 * The letter of a tone in paragraphs. Those that start with a mark become references, table and
 * payment details; their labels stand below the mark, so that they are kept with the other words.
 */
export function layOutLetter(words: LetterWording, tone: WrittenTone): string {
  const { table, sums } = words;
  return `[references]
${words.reference} | {{ invoices[0].number }}

${words.greeting}

${words.openings[tone]} ${words.dueDate}

${words.statement}

[invoices]
${[table.invoice, table.issued, table.due, table.amount, table.owed].join(" | ")}
${sums.total} | ${sums.overdue}

${words.requests[tone]}

[payment]
${words.howToPay} | ${words.scanToPay}
{% if creditor.paymentInstructions %}{% for line in creditor.paymentInstructions %}{{ line }}
{% endfor %}{% elsif creditor.paymentLink %}{% else %}${words.payAsInvoiced}{% endif %}

${words.alreadyPaid}

${words.disputed}

${words.contact}

${words.closing}
`;
}
