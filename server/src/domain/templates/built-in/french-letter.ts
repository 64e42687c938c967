import { french } from "./french.ts";
import { spaceFrench } from "./space-french.ts";
import type { LetterWording } from "./wording.ts";

export const frenchLetter: LetterWording = spaceFrench({
  ...french,
  reference: "Notre référence",
  table: {
    invoice: "Facture",
    issued: "Du",
    due: "Échéance",
    amount: "Montant",
    owed: "Reste dû",
  },
  sums: { total: "Total restant dû", overdue: "dont en retard" },
  scanToPay: "À scanner pour payer",
  requests: {
    ...french.requests,
    firm: french.requests.firm.replace(" en répondant à ce message", ""),
  },
  howToPay: "Comment régler",
  alreadyPaid:
    "Vous avez déjà réglé ? Merci : ne tenez pas compte de ce courrier, " +
    "ou indiquez-nous la date du paiement pour que nous puissions vérifier.",
  contact:
    "{% if creditor.email %}Une question ? Écrivez à {{ creditor.email }}" +
    "{% if creditor.phone %} ou appelez le {{ creditor.phone }}{% endif %}." +
    "{% elsif creditor.phone %}Une question ? Appelez le {{ creditor.phone }}." +
    "{% elsif creditor.addressLines %}Une question ? Écrivez-nous à l’adresse ci-dessus.{% endif %}",
  closing: "Cordialement,",
});
