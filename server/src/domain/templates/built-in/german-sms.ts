import type { SmsWording } from "./wording.ts";

const OWED =
  "{{ brief.owed }} aus {% if hasSeveralInvoices %}{{ invoiceCount }} Rechnungen sind offen, " +
  "die älteste ({{ invoices[0].number }}){% else %}Rechnung {{ invoices[0].number }} " +
  "sind offen,{% endif %} fällig {{ brief.dueOn }}";

const LATE = `${OWED} ({{ invoices[0].dueRelative }}).`;

const WHAT = "{% if hasUpcoming %}das Überfällige {% endif %}";

const IN_TIME = "Bitte zahlen Sie pünktlich.";

const ANSWER = "{% if canReply %}antworten Sie{% else %}melden Sie sich{% endif %}";

const PAY =
  "{% if creditor.paymentLink %}Hier zahlen:" +
  "{% else %}Wie Sie zahlen, steht auf der Rechnung.{% endif %}";

export const germanSms: SmsWording = {
  sentences: {
    gentle: `{{ creditor.name }}: Eine freundliche Erinnerung. ${LATE} ${PAY}`,
    due:
      `{{ creditor.name }}: ${LATE} ` +
      `{% if hasOverdue %}Bitte zahlen Sie ${WHAT}jetzt.{% else %}${IN_TIME}{% endif %} ${PAY}`,
    firm:
      `{{ creditor.name }}: ${OWED}. ` +
      `{% if hasOverdue %}Bitte zahlen Sie ${WHAT}umgehend.{% else %}${IN_TIME}{% endif %} ` +
      `Falls Sie etwas hindert, ${ANSWER}. ${PAY}`,
    escalation:
      `{{ creditor.name }}: ${OWED}. ` +
      `Bitte {% if hasOverdue %}zahlen oder {% endif %}${ANSWER} bis {{ brief.replyBy }}; ` +
      `Zahlungsplan möglich. ${PAY}`,
  },
  stop:
    "{% if canReply %}Keine SMS mehr: STOPP antworten{% else %}Kontakt, SMS-Stopp: " +
    "{% if creditor.email %}{{ creditor.email }}{% else %}{{ creditor.phone }}{% endif %}{% endif %}",
};
