import type { Wording } from "./wording.ts";

const ABOUT =
  "{% if hasSeveralInvoices %}{{ invoiceCount }} invoices" +
  "{% else %}invoice {{ invoices[0].number }}{% endif %} from {{ creditor.name }}";

const OWED = "{% if hasUpcoming %}what is overdue{% else %}the amount still owed{% endif %}";

const ISSUED = "issued {{ invoice.issuedOn }}";

export const english: Wording = {
  language: "en",
  subjects: {
    gentle: `Friendly reminder: ${ABOUT}`,
    due: `Payment reminder: ${ABOUT}`,
    firm: `{% if hasOverdue %}Payment overdue{% else %}Payment due{% endif %}: ${ABOUT}`,
    escalation: `Please contact us by {{ replyBy }}: ${ABOUT}`,
  },
  greeting: "Dear {{ customer.salutationName }},",
  openings: {
    gentle: "This is a friendly reminder from {{ creditor.name }}.",
    due: "This is a payment reminder from {{ creditor.name }}.",
    firm:
      "{{ creditor.name }} is writing to you about " +
      "{% if hasOverdue %}an overdue payment{% else %}a payment{% endif %} that needs your attention.",
    escalation:
      "This is an important message from {{ creditor.name }}: " +
      "{% if hasOverdue %}a payment is overdue, and we{% else %}we{% endif %} need to hear from you.",
  },
  dueDate:
    "{% if hasSeveralInvoices %}The oldest of the {{ invoiceCount }} invoices below" +
    "{% else %}Invoice {{ invoices[0].number }}{% endif %} " +
    "{% if invoices[0].isOverdue %}was due{% else %}falls due{% endif %} on {{ invoices[0].dueOn }}.",
  statement: "Our records on {{ asOf }}:",
  columns: { invoice: "Invoice", due: "Due", owed: "Still owed" },
  row: {
    invoice: `Invoice {{ invoice.number }}, ${ISSUED}`,
    issued: ISSUED,
    due:
      "{% if invoice.isOverdue %}was due{% else %}falls due{% endif %} on {{ invoice.dueOn }}" +
      "{% unless invoice.isDueToday %}, {{ invoice.dueRelative }}{% endunless %}",
    owed: "{{ invoice.outstanding }} still owed",
    original: "originally {{ invoice.total }}",
  },
  total: "Total still owed: {{ total.outstanding }}",
  overdueShare: "of which overdue: {{ total.overdue }}",
  requests: {
    gentle:
      `{% if hasOverdue %}It may simply have been overlooked: please pay ${OWED} in the next few days.` +
      "{% else %}If payment is already on its way, there is nothing more to do; " +
      "otherwise please pay by the date shown.{% endif %}",
    due:
      `{% if hasOverdue %}Please pay ${OWED} now.` +
      "{% else %}Please make sure that payment arrives by the date shown.{% endif %}",
    firm:
      `{% if hasOverdue %}Please pay ${OWED} without further delay.` +
      "{% else %}Please make sure that payment arrives by the date shown.{% endif %} " +
      "If something stands in the way, tell us now by replying to this message, " +
      "so that we can find a solution together.",
    escalation:
      `Please {% if hasOverdue %}pay ${OWED}, or {% endif %}contact us ` +
      "within {{ replyWithinDays }} days, by {{ replyBy }}. " +
      "If you cannot pay everything at once, we offer to agree a payment plan with you: " +
      "tell us what you can pay and when.",
  },
  payOnline: "Pay online",
  payAt: "Pay online: {{ creditor.paymentLink }}",
  howToPay: "How to pay:",
  payAsInvoiced:
    "To pay, please use the payment details on the invoice{% if hasSeveralInvoices %}s{% endif %}.",
  alreadyPaid:
    "Already paid? Thank you: please disregard this message, " +
    "or reply with the date of your payment so that we can check.",
  disputed:
    "If an invoice or an amount looks wrong to you, reply and tell us why, and we will look into it.",
  contact:
    "Questions? Reply to this message{% if creditor.email %} or write to {{ creditor.email }}{% endif %}" +
    "{% if creditor.phone %}, or call {{ creditor.phone }}{% endif %}.",
  closing: "Kind regards,",
  stop:
    "To stop payment reminders by e-mail, reply “STOP” to this message. " +
    "This does not change what is owed.",
};
