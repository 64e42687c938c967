import { german } from "./german.ts";
import type { LetterWording } from "./wording.ts";

export const germanLetter: LetterWording = {
  ...german,
  reference: "Unser Zeichen",
  table: {
    invoice: "Rechnung",
    issued: "Vom",
    due: "Fällig am",
    amount: "Betrag",
    owed: "Noch offen",
  },
  sums: { total: "Noch offen insgesamt", overdue: "davon überfällig" },
  scanToPay: "Zum Bezahlen scannen",
  requests: {
    ...german.requests,
    firm: german.requests.firm.replace(" als Antwort auf diese Nachricht", ""),
  },
  howToPay: "So können Sie zahlen",
  alreadyPaid:
    "Sie haben schon bezahlt? Vielen Dank, dann ist dieses Schreiben gegenstandslos. " +
    "Wenn Sie uns das Datum der Zahlung nennen, prüfen wir gern den Eingang.",
  contact:
    "{% if creditor.email %}Fragen? Schreiben Sie an {{ creditor.email }}" +
    "{% if creditor.phone %} oder rufen Sie uns an: {{ creditor.phone }}{% endif %}." +
    "{% elsif creditor.phone %}Fragen? Rufen Sie uns an: {{ creditor.phone }}." +
    "{% elsif creditor.addressLines %}Fragen? Schreiben Sie uns an die oben genannte Anschrift.{% endif %}",
  closing: "Mit freundlichen Grüßen",
};
