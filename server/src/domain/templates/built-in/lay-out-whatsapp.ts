import type { Wording, WrittenTone } from "./wording.ts";

/** The free WhatsApp text of a tone; the bank details only where there is no link. */
export function layOutWhatsapp(words: Wording, tone: WrittenTone): string {
  return `${words.greeting}

${words.openings[tone]} ${words.dueDate}
{% for total in totals %}
${words.total}{% if total.isPartlyOverdue %} (${words.overdueShare}){% endif %}{% endfor %}

${words.requests[tone]}

{% if creditor.paymentLink %}${words.payAt}{% elsif creditor.paymentInstructions %}${words.howToPay}{% for line in creditor.paymentInstructions %}
{{ line }}{% endfor %}{% else %}${words.payAsInvoiced}{% endif %}

${words.alreadyPaid}

${words.contact}

${words.stop}`;
}
