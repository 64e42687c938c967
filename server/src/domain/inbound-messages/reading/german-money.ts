import type { Rule } from "./rule.ts";

/** How German speakers say that they have paid. */
export const GERMAN_PAID: readonly Rule[] = [
  {
    signal: "paid_already",
    weight: 90,
    says: `bereits|schon|gestern|heute|vorgestern|längst ~ $paid
      inzwischen|soeben|gerade|eben|letzte|letzten ~ $paid
      habe|haben|hab|wurde|wurden|ist|sind|hat|hatte|hatten|worden|am|vom ~ $paid
      $paid am|gestern|bereits
      $paid worden|hab|habe|haben|ist|wurde|vor|heute|letzte|letzten|per; $paid am|vor ~
      zahlung|überweisung|geld|betrag|rechnung ~ raus|ausgeführt|getätigt
      zahlung|überweisung|geld|betrag|rechnung ~ veranlasst|unterwegs|erledigt
      zahlung|überweisung|geld|betrag|rechnung ~ weg|durch|abgegangen
      zahlung|überweisung|geld|betrag|rechnung ~ rausgegangen|getätigt|vorgenommen
      zahlung|überweisung ~ gemacht|gesendet|geschickt|vorgenommen
      überweisung getätigt|gemacht|raus
      bereits|schon|längst ~ erledigt|veranlasst|ausgeführt|raus|gemacht|getätigt|geschehen
      zahlungsbeleg
      überweisungsbeleg; zahlungsnachweis; zahlungsbestätigung; ist|sind|bereits|schon ~ erfolgt
      kontoauszug; wurde|ist ~ abgebucht`,
    unlessAfter: `nicht|nie|niemals|keine|keinen|kein|ohne; wer|wann|wenn|falls|sobald|ob|wie|bis
      werde|werden|wird|muss|soll|sollte|kann|könnte|möchte|wollen|will; ?^$ask $one
      geht|gehen|kommt; warum|wieso; erst; nichts; bis ~ ist`,
    unlessBefore: `werden|wird|habe|haben ich|wir nicht; noch nicht; nur|erst ~ hälfte|teil
      zurück; zuviel
      zu viel; nicht; doppelt; geht|gehen|kommt; anzahlung; hälfte|teilbetrag|anzahlung`,
  },
  {
    signal: "paid_already",
    weight: 55,
    says: "hälfte|teil|teilbetrag|anzahlung ~ $paid; müsste|sollte ~ $paid sein; $paid ~ hälfte",
    unlessAfter: "nicht|kein*",
  },
];

/** How German speakers say that they will pay. */
export const GERMAN_PROMISES: readonly Rule[] = [
  {
    signal: "promise",
    weight: 86,
    says: `werde|werden|wird|würde|würden|werd ~ $pay|$paid|erledigen
      werde|werden|wird|würde|würden|werd ~ veranlassen|tätigen|vornehmen|erfolgen
      $pay werde|werden|kann|können|will|wollen; werde ~ überweisung|zahlung|geld
      wird ~ erledigt|veranlasst
      werde|werden ~ machen|raten|nachholen|senden|schicken|regeln
      wird|werden ~ angewiesen|ausgeführt
      $pays ~ $soon|ich|wir|den|die|das|es|ihnen|alles|gleich|sofort|nächste|dann|den|bald|#
      ich|ichs ~ $pays
      wir $pay; $pay wir; $pay ~ $soon; $pays
      überweisung|zahlung|geld|betrag ~ erfolgt|kommt|geht|folgt
      überweisung|zahlung|geld|betrag|rechnung ~ wird|ist|sind ~ ausgeführt|angewiesen|raus
      überweisung|zahlung|geld|betrag|rechnung ~ wird|ist|sind ~ bezahlt|beglichen|da
      überweisung|zahlung $soon; kann|können|könnte ich|wir? ~ $pay|erledigen
      will|wollen|möchte|möchten ~ $pay
      mache|machen|mach ~ überweisung|zahlung|fertig; geht ~ raus
      bekommen|kriegen|erhalten|haben sie ~ geld
      sie bekommen|kriegen|erhalten ~ geld|zahlung|betrag
      bekommen|kriegen|erhalten sie ~ $soon; zahlungslauf; verspreche*; zusage|sage ~ zu
      zahlung zugesagt; $soon ~ ist|haben ~ geld|zahlung ~ da|konto; geld|zahlung ~ ist ~ $soon
      $soon ~ ist ~ bezahlt|überwiesen|beglichen|erledigt
      terminüberweisung; eingeplant; vorgemerkt; überweisung ~ terminiert|geplant; begleichung
      weise ~ an
      gleiche ~ aus; ist ~ auf ihrem konto; haben ~ auf ihrem konto; wird ~ gutgeschrieben
      zahle ~ rest
      $soon ~ $pay|$pays; biete ~ an`,
    unlessAfter: `nicht|nie|niemals|kein*|nichts
      wann|wie|wo|warum|wieso|wer|was|welche*|ob|falls|weshalb
      ^kann|können|darf|dürfen|soll|sollen|muss|müssen ich|wir|man; bitte; aufgefordert
      bereits|schon ~ habe
      sie ~ sollen|müssen; weigere; wohin; ist|bereits|schon ~ erfolgt`,
    unlessBefore: `nicht|nix|nichts|nie|keinen; erst wenn
      > sobald|wenn|bis|solange ~ sie|ware|lieferung|ihr
      > sobald|wenn|solange|bis ~ rechnung|gutschrift|klärung|korrigiert*; kein*; keinen cent
      nur wenn`,
  },
  {
    signal: "promise",
    weight: 66,
    says: `versuche ~ $pay|überweisen; kümmere mich; wird erledigt; wird gemacht
      sobald ich ~ gehalt|lohn|geld|kann
      so bald wie möglich; so schnell wie möglich; baldmöglichst; zeitnah; schnellstmöglich
      demnächst
      in den nächsten tagen; erledige ~; erledigen wir; regel ich; regle das; mach ich`,
    unlessAfter: "bitte|nicht|sie|wann; senden|schicken|melden|rufen",
    unlessBefore: "sie; bitte; nicht; melden",
  },
];
