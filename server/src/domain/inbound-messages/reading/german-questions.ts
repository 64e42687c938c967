import type { Rule } from "./rule.ts";

/** How German speakers ask for something. */
export const GERMAN_QUESTIONS: readonly Rule[] = [
  {
    signal: "question",
    weight: 72,
    says: `bitte ~ senden|schicken|zusenden|zuschicken|mitteilen
      bitte ~ erklären|anrufen|melden|prüfen|bestätigen|rufen
      bitte|können|könnten|kannst sie|du|mir ~; rechnungskopie
      bitte um ~ zusendung|rechnung|kopie|rückruf|info*; kopie ~ rechnung
      rechnung ~ nochmal|erneut|noch
      ^was|welche*|wer|wie|wo|warum|wieso|wofür|wohin; ^wann; worum geht; kontodaten
      bankverbindung; iban
      ^kann|können|darf|dürfen|soll|sollen|könnte ich|wir|man; ratenzahlung*; raten; ratenplan
      zahlungsplan
      aufschub; stundung; zahlungsaufschub; zahlungsziel ~; verlänger*; rückruf; zurückrufen
      rufen sie ~ an
      rechnung|mahnung ~ nicht|nie|keine ~ erhalten|bekommen|vorliegen|finden|vor
      keine|nie ~ rechnung ~ erhalten
      keine|nie ~ rechnung ~ bekommen; liegt ~ nicht vor; verstehe* ~ nicht; link ~ nicht
      nicht online zahlen
      habe ~ frage; hätte ~ frage; brauche|benötige* ~ rechnung|kopie|rechnungsnummer|angaben|iban`,
  },
];

/** How German speakers, and their machines, say that they are away. */
export const GERMAN_ABSENCE: readonly Rule[] = [
  {
    signal: "out_of_office",
    weight: 84,
    says: `im|auf|in urlaub; nicht im büro|haus; außer haus; abwesend; abwesenheit*
      nicht erreichbar
      ab dem ~ wieder ~ da|erreichbar|büro; wieder erreichbar|im; elternzeit; mutterschutz
      betriebsferien
      betriebsurlaub; zurzeit ~ nicht da; derzeit ~ nicht da; nicht persönlich`,
  },
  {
    signal: "machine",
    weight: 95,
    says: `automatische antwort|nachricht|email|abwesenheit*; abwesenheitsnotiz
      abwesenheitsnachricht
      automatisch generierte|erstellte|erzeugte ~; abwesenheitsassistent; unzustellbar
      autom antwort`,
  },
  {
    signal: "small_print",
    weight: 100,
    says: `vertrauliche informationen|inhalte; rechtlich geschützt*
      nicht der richtige|vorgesehene adressat
      irrtümlich ~ erhalten; amtsgericht; handelsregister; geschäftsführer; newsletter ~ klicken
      von meinem
      hier ~ abmelden ~ klicken; klicken ~ abmelden; umwelt ~ drucken`,
  },
];
