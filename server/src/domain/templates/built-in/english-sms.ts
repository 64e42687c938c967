import type { SmsWording } from "./wording.ts";

const OWED =
  "{{ brief.owed }} is still owed for " +
  "{% if hasSeveralInvoices %}{{ invoiceCount }} invoices, the oldest {{ invoices[0].number }}" +
  "{% else %}invoice {{ invoices[0].number }}{% endif %}, due {{ brief.dueOn }}";

const LATE = `${OWED} ({{ invoices[0].dueRelative }}).`;

const WHAT = "{% if hasUpcoming %}what is overdue {% endif %}";

const IN_TIME = "Please make sure to pay on time.";

const ANSWER = "{% if canReply %}reply{% else %}contact us{% endif %}";

const PAY =
  "{% if creditor.paymentLink %}Pay here:{% else %}The invoice says how to pay.{% endif %}";

export const englishSms: SmsWording = {
  sentences: {
    gentle: `{{ creditor.name }}: a friendly reminder. ${LATE} ${PAY}`,
    due:
      `{{ creditor.name }}: ${LATE} ` +
      `{% if hasOverdue %}Please pay ${WHAT}now.{% else %}${IN_TIME}{% endif %} ${PAY}`,
    firm:
      `{{ creditor.name }}: ${OWED}. ` +
      `{% if hasOverdue %}Please pay ${WHAT}without delay.{% else %}${IN_TIME}{% endif %} ` +
      `If you cannot, ${ANSWER}. ${PAY}`,
    escalation:
      `{{ creditor.name }}: ${OWED}. Please {% if hasOverdue %}pay or {% endif %}${ANSWER} ` +
      `by {{ brief.replyBy }}; we offer a payment plan. ${PAY}`,
  },
  stop:
    "{% if canReply %}Reply STOP to stop texts{% else %}To reach us or stop texts: " +
    "{% if creditor.email %}{{ creditor.email }}{% else %}{{ creditor.phone }}{% endif %}{% endif %}",
};
