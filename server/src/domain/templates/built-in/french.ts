import { spaceFrench } from "./space-french.ts";
import type { Wording } from "./wording.ts";

const ABOUT =
  "{% if hasSeveralInvoices %}{{ invoiceCount }} factures" +
  "{% else %}facture {{ invoices[0].number }}{% endif %}, {{ creditor.name }}";

const OWED = "le montant {% if hasUpcoming %}en retard{% else %}restant dû{% endif %}";

const ISSUED = "du {{ invoice.issuedOn }}";

export const french: Wording = spaceFrench({
  language: "fr",
  subjects: {
    gentle: `Simple rappel : ${ABOUT}`,
    due: `Rappel de paiement : ${ABOUT}`,
    firm: `Paiement {% if hasOverdue %}en retard{% else %}attendu{% endif %} : ${ABOUT}`,
    escalation: `Merci de nous contacter au plus tard le {{ replyBy }} : ${ABOUT}`,
  },
  greeting: "Bonjour {{ customer.salutationName }},",
  openings: {
    gentle: "Ceci est un simple rappel de la part de {{ creditor.name }}.",
    due: "Ceci est un rappel de paiement de la part de {{ creditor.name }}.",
    firm:
      "{{ creditor.name }} vous écrit au sujet d’un paiement " +
      "{% if hasOverdue %}en retard {% endif %}qui demande votre attention.",
    escalation:
      "Ceci est un message important de la part de {{ creditor.name }} : " +
      "{% if hasOverdue %}un paiement est en retard et nous{% else %}nous{% endif %} " +
      "avons besoin d’une réponse de votre part.",
  },
  dueDate:
    "La {% if hasSeveralInvoices %}plus ancienne des {{ invoiceCount }} factures ci-dessous" +
    "{% else %}facture {{ invoices[0].number }}{% endif %} " +
    "{% if invoices[0].isOverdue %}était à régler au plus tard{% else %}arrive à échéance{% endif %} " +
    "le {{ invoices[0].dueOn }}.",
  statement: "Situation au {{ asOf }} :",
  columns: { invoice: "Facture", due: "Échéance", owed: "Reste dû" },
  row: {
    invoice: `Facture {{ invoice.number }} ${ISSUED}`,
    issued: ISSUED,
    due:
      "{% if invoice.isOverdue %}échue{% else %}à échéance{% endif %} le {{ invoice.dueOn }}" +
      "{% unless invoice.isDueToday %}, {{ invoice.dueRelative }}{% endunless %}",
    owed: "reste dû : {{ invoice.outstanding }}",
    original: "{{ invoice.total }} à l’origine",
  },
  total: "Total restant dû : {{ total.outstanding }}",
  overdueShare: "dont en retard : {{ total.overdue }}",
  requests: {
    gentle:
      "{% if hasOverdue %}Il s’agit peut-être d’un simple oubli : " +
      `merci de régler ${OWED} dans les prochains jours.` +
      "{% else %}Si le paiement est déjà en cours, vous n’avez rien d’autre à faire ; " +
      "sinon, merci de régler au plus tard à la date indiquée.{% endif %}",
    due:
      `{% if hasOverdue %}Merci de régler ${OWED} dès maintenant.` +
      "{% else %}Merci de veiller à ce que le paiement arrive au plus tard à la date indiquée.{% endif %}",
    firm:
      `{% if hasOverdue %}Merci de régler ${OWED} sans plus attendre.` +
      "{% else %}Merci de veiller à ce que le paiement arrive au plus tard à la date indiquée.{% endif %} " +
      "Si quelque chose vous en empêche, dites-le-nous dès maintenant en répondant à ce message, " +
      "afin que nous trouvions une solution ensemble.",
    escalation:
      `Merci {% if hasOverdue %}de régler ${OWED}, ou {% endif %}de nous contacter ` +
      "dans un délai de {{ replyWithinDays }} jours, au plus tard le {{ replyBy }}. " +
      "Si vous ne pouvez pas tout régler en une fois, nous vous proposons de convenir d’un échéancier : " +
      "dites-nous combien vous pouvez payer et quand.",
  },
  payOnline: "Payer en ligne",
  payAt: "Payer en ligne : {{ creditor.paymentLink }}",
  howToPay: "Comment régler :",
  payAsInvoiced:
    "Pour régler, merci d’utiliser les coordonnées de paiement indiquées sur " +
    "{% if hasSeveralInvoices %}les factures{% else %}la facture{% endif %}.",
  alreadyPaid:
    "Vous avez déjà réglé ? Merci : ne tenez pas compte de ce message, " +
    "ou répondez-nous en indiquant la date du paiement pour que nous puissions vérifier.",
  disputed:
    "Si une facture ou un montant vous semble inexact, dites-nous pourquoi : nous vérifierons.",
  contact:
    "Une question ? Répondez à ce message" +
    "{% if creditor.email %} ou écrivez à {{ creditor.email }}{% endif %}" +
    "{% if creditor.phone %}, ou appelez le {{ creditor.phone }}{% endif %}.",
  closing: "Cordialement,",
  stop:
    "Pour ne plus recevoir de rappels de paiement par e-mail, répondez « STOP » à ce message. " +
    "Cela ne change rien à la somme due.",
});
