import type { Wording } from "./wording.ts";

const ABOUT =
  "{% if hasSeveralInvoices %}{{ invoiceCount }} Rechnungen" +
  "{% else %}Rechnung {{ invoices[0].number }}{% endif %} von {{ creditor.name }}";

const OWED = "{% if hasUpcoming %}den überfälligen{% else %}den offenen{% endif %} Betrag";

const ISSUED = "vom {{ invoice.issuedOn }}";

export const german: Wording = {
  language: "de",
  subjects: {
    gentle: `Freundliche Erinnerung: ${ABOUT}`,
    due: `Zahlungserinnerung: ${ABOUT}`,
    firm: `{% if hasOverdue %}Zahlung überfällig{% else %}Zahlung fällig{% endif %}: ${ABOUT}`,
    escalation: `Bitte melden Sie sich bis zum {{ replyBy }}: ${ABOUT}`,
  },
  greeting: "Guten Tag {{ customer.salutationName }},",
  openings: {
    gentle: "dies ist eine freundliche Zahlungserinnerung von {{ creditor.name }}.",
    due: "dies ist eine Zahlungserinnerung von {{ creditor.name }}.",
    firm:
      "diese Nachricht von {{ creditor.name }} betrifft " +
      "eine {% if hasOverdue %}überfällige {% endif %}Zahlung und braucht Ihre Aufmerksamkeit.",
    escalation:
      "dies ist eine wichtige Nachricht von {{ creditor.name }}: " +
      "{% if hasOverdue %}Eine Zahlung ist überfällig, und wir{% else %}Wir{% endif %} " +
      "brauchen eine Antwort von Ihnen.",
  },
  dueDate:
    "Die {% if hasSeveralInvoices %}älteste der {{ invoiceCount }} unten aufgeführten Rechnungen" +
    "{% else %}Rechnung {{ invoices[0].number }}{% endif %} " +
    "{% if invoices[0].isOverdue %}war{% else %}wird{% endif %} am {{ invoices[0].dueOn }} fällig.",
  statement: "Unser Stand am {{ asOf }}:",
  columns: { invoice: "Rechnung", due: "Fällig", owed: "Noch offen" },
  row: {
    invoice: `Rechnung {{ invoice.number }} ${ISSUED}`,
    issued: ISSUED,
    due:
      "{% if invoice.isOverdue %}war{% else %}wird{% endif %} am {{ invoice.dueOn }}" +
      "{% unless invoice.isDueToday %} ({{ invoice.dueRelative }}){% endunless %} fällig",
    owed: "noch offen: {{ invoice.outstanding }}",
    original: "ursprünglich {{ invoice.total }}",
  },
  total: "Noch offen insgesamt: {{ total.outstanding }}",
  overdueShare: "davon überfällig: {{ total.overdue }}",
  requests: {
    gentle:
      "{% if hasOverdue %}Vielleicht wurde die Zahlung nur übersehen: " +
      `Bitte zahlen Sie ${OWED} in den nächsten Tagen.` +
      "{% else %}Ist die Zahlung schon veranlasst, brauchen Sie nichts weiter zu tun; " +
      "andernfalls zahlen Sie bitte bis zum angegebenen Datum.{% endif %}",
    due:
      `{% if hasOverdue %}Bitte zahlen Sie ${OWED} jetzt.` +
      "{% else %}Bitte sorgen Sie dafür, dass die Zahlung bis zum angegebenen Datum eingeht.{% endif %}",
    firm:
      `{% if hasOverdue %}Bitte zahlen Sie ${OWED} ohne weitere Verzögerung.` +
      "{% else %}Bitte sorgen Sie dafür, dass die Zahlung bis zum angegebenen Datum eingeht.{% endif %} " +
      "Falls Sie etwas an der Zahlung hindert, sagen Sie es uns bitte jetzt als Antwort auf diese " +
      "Nachricht, damit wir gemeinsam eine Lösung finden.",
    escalation:
      `Bitte {% if hasOverdue %}zahlen Sie ${OWED} oder {% endif %}melden Sie sich ` +
      "innerhalb von {{ replyWithinDays }} Tagen, bis zum {{ replyBy }}, bei uns. " +
      "Wenn Sie nicht alles auf einmal zahlen können, bieten wir Ihnen an, einen Zahlungsplan zu " +
      "vereinbaren: Schreiben Sie uns, wie viel Sie wann zahlen können.",
  },
  payOnline: "Online bezahlen",
  payAt: "Online bezahlen: {{ creditor.paymentLink }}",
  howToPay: "So können Sie zahlen:",
  payAsInvoiced:
    "Bitte nutzen Sie für die Zahlung die Angaben auf " +
    "{% if hasSeveralInvoices %}den Rechnungen{% else %}der Rechnung{% endif %}.",
  alreadyPaid:
    "Sie haben schon bezahlt? Vielen Dank, dann ist diese Nachricht gegenstandslos. " +
    "Wenn Sie uns das Datum der Zahlung nennen, prüfen wir gern den Eingang.",
  disputed:
    "Falls eine Rechnung oder ein Betrag nicht stimmt, schreiben Sie uns bitte, warum; wir prüfen es.",
  contact:
    "Fragen? Antworten Sie auf diese Nachricht" +
    "{% if creditor.email %} oder schreiben Sie an {{ creditor.email }}{% endif %}" +
    "{% if creditor.phone %} oder rufen Sie uns an: {{ creditor.phone }}{% endif %}.",
  closing: "Freundliche Grüße",
  stop:
    "Wenn Sie keine Zahlungserinnerungen per E-Mail mehr möchten, antworten Sie auf diese Nachricht " +
    "mit „STOP“. An der offenen Forderung ändert das nichts.",
};
