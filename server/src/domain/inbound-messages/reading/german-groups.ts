import type { WordGroups } from "./phrase.ts";

/** Groups of German words, with the ways in which people mistype them. */
export const GERMAN_GROUPS: WordGroups = {
  me: "mich|mir|uns",
  paid: `bezahlt|überwiesen|beglichen|gezahlt|angewiesen|eingezahlt|transferiert|bezhalt|überwisen
    beglichn|abgebucht|ausgeglichen`,
  pay: `zahlen|bezahlen|überweisen|begleichen|anweisen|einzahlen|ausgleichen|überweissen|zaheln`,
  pays: `zahle|bezahle|überweise|begleiche|zahl|bezahl|überweis|überweiße|gleiche`,
  payment: "zahlung|überweisung|geld|betrag|rechnung|zahlungen|summe|restbetrag|rest",
  bill: "rechnung|rechnungen|betrag|summe|forderung|mahnung|rechnugn|rechung|rg|posten|position",
  goods: `ware|waren|lieferung|paket|bestellung|artikel|leistung|leistungen|produkt|produkte|sendung
    geräte|gerät|arbeiten|teile`,
  noun: `nachricht|nachrichten|sms|mails|mail|email|emails|whatsapp|whatsapps|mahnungen|mahnung
    erinnerungen|erinnerung|anrufe|kontakt|werbung|post|nachichten|zahlungserinnerungen`,
  nouns: `nachrichten|sms|mails|emails|whatsapps|mahnungen|erinnerungen|anrufe|kontakt|werbung
    nachichten|zahlungserinnerungen|post`,
  soon: "am|bis|zum|heute|morgen|übermorgen|nächste|nächsten|diese|ende|in|im|spätestens|kommende",
  weekday: "montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|freitags|freiatg",
  month: `januar|jan|jänner|februar|feb|feber|märz|mrz|april|apr|mai|juni|jun|juli|jul|august|aug
    september|sep|sept|oktober|okt|november|nov|dezember|dez`,
  count: "#|einem|einer|ein|eine|zwei|drei|vier|fünf|sechs|sieben|acht|zehn|vierzehn|paar",
  ask: "kann|können|darf|dürfen|soll|sollen|ist|sind|wurde|wurden|haben|hat|habe|wird|werden|muss",
  one: "ich|wir|sie|er|es|das|die|der|den|ihr|mein|meine|unser|unsere|diese|man",
};
