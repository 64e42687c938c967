import type { Wording, WrittenTone } from "./wording.ts";

/** The plain text of a tone: one Liquid template out of a language's fragments. */
export function layOutText(words: Wording, tone: WrittenTone): string {
  const { row } = words;
  return `${words.greeting}

${words.openings[tone]} ${words.dueDate}

${words.statement}
{% for invoice in invoices %}
- ${row.invoice}
  ${row.due}
  ${row.owed}{% if invoice.isPartlyPaid %} (${row.original}){% endif %}{% endfor %}
{% for total in totals %}
${words.total}{% if total.isPartlyOverdue %} (${words.overdueShare}){% endif %}{% endfor %}

${words.requests[tone]}

{% if creditor.paymentLink %}${words.payAt}{% if creditor.paymentInstructions %}

{% endif %}{% endif %}{% if creditor.paymentInstructions %}${words.howToPay}{% for line in creditor.paymentInstructions %}
{{ line }}{% endfor %}{% elsif creditor.paymentLink %}{% else %}${words.payAsInvoiced}{% endif %}

${words.alreadyPaid}

${words.disputed}

${words.contact}

${words.closing}
{{ creditor.name }}

---
${words.stop}
`;
}
