import { spaceFrench } from "./space-french.ts";
import type { SmsWording } from "./wording.ts";

// No circumflex and no small cedilla: text messages have neither, and would cost twice as much.
const OWED =
  "{{ brief.owed }} à régler ({% if hasSeveralInvoices %}{{ invoiceCount }} factures, la plus ancienne" +
  "{% else %}facture{% endif %} {{ invoices[0].number }}, échéance {{ brief.dueOn }}";

const LATE = `${OWED}, {{ invoices[0].dueRelative }}).`;

const WHAT = "{% if hasUpcoming %}le montant en retard {% endif %}";

const IN_TIME = "Merci de régler à temps.";

const ANSWER = "{% if canReply %}répondez-nous{% else %}contactez-nous{% endif %}";

const PAY =
  "{% if creditor.paymentLink %}Payer :{% else %}La facture indique comment payer.{% endif %}";

export const frenchSms: SmsWording = spaceFrench({
  sentences: {
    gentle: `{{ creditor.name }} : simple rappel. ${LATE} ${PAY}`,
    due:
      `{{ creditor.name }} : ${LATE} ` +
      `{% if hasOverdue %}Merci de régler ${WHAT}maintenant.{% else %}${IN_TIME}{% endif %} ${PAY}`,
    firm:
      `{{ creditor.name }} : ${OWED}). ` +
      `{% if hasOverdue %}Merci de régler ${WHAT}sans attendre.{% else %}${IN_TIME}{% endif %} ` +
      `En cas de difficulté, ${ANSWER}. ${PAY}`,
    escalation:
      `{{ creditor.name }} : ${OWED}). ` +
      "Merci de {% if hasOverdue %}payer ou {% endif %}" +
      "{% if canReply %}répondre{% else %}nous contacter{% endif %} d’ici le {{ brief.replyBy }}. " +
      `Échéancier possible. ${PAY}`,
  },
  stop:
    "{% if canReply %}Stop SMS : répondez STOP{% else %}Contact, stop SMS : " +
    "{% if creditor.email %}{{ creditor.email }}{% else %}{{ creditor.phone }}{% endif %}{% endif %}",
});
