import type { Rule } from "./rule.ts";

const NEVER_CAME: Rule = {
  signal: "dispute",
  weight: 84,
  says: `nicht|nie|niemals|nichts|keine|kein ~ erhalten|bekommen|gekriegt|angekommen|eingetroffen`,
  unlessAfter: `rechnung|mahnung|mail|email|erinnerung|kopie|brief|schreiben|link|gehalt|lohn|geld
    kann
    könnte|können; möchte|will|wollen`,
  unlessBefore: "rechnung|mahnung|mail|email|kopie|antwort|rückmeldung|gehalt|geld|post",
};

const NOT_AS_AGREED: Rule = {
  signal: "dispute",
  weight: 84,
  says: `nicht|nie|niemals|kein|keine ~ bestellt|beauftragt|geliefert
    nicht|nie|niemals|kein|keine ~ vereinbart|bestelt|unterschrieben
    nicht|nie|niemals ~ erbracht|geleistet|gebucht|abgeschlossen|genutzt
    nichts ~ bestellt|geliefert
    $goods ~ nicht|nie ~ erhalten|bekommen|geliefert|angekommen|da|bestellt|eingetroffen|erbracht
    nicht|nie|keine|kein ~ $goods ~ erhalten|bekommen|geliefert|da; $goods ~ fehlt|fehlen
    nur ~ hälfte|teil|teilweise ~ geliefert|bekommen|erhalten; fehlt|fehlen noch|teile|ware
    $goods ~ beschädigt*|defekt*|kaputt*|mangelhaft*|falsch*|unvollständig|schlecht*; defekt*
    kaputt*
    mangel*|mängel*|mangelhaft*; schaden; beschädigt*; funktioniert|funktionieren ~ nicht
    geht nicht
    reklam*; beanstand*; bemängel*; unvollständig*; nachbesser*; storniert|stornier*|storno
    gekündigt
    kündigung; vertrag|abo ~ gekündigt|beendet
    zurückgeschickt|retourniert|zurückgesendet|zurückgegeben
    retoure; rücksendung; nicht fertig*; preis ~ vereinbart; vereinbart war*|waren
    anderer|anderen preis; skonto|rabatt ~ vereinbart
    wartet|warten ~ auf ~ $goods|ersatz|gutschrift`,
  unlessAfter:
    "nicht ~ reklam*|beanstand*; keine reklamation*; link|seite|portal|website; mir wurde; falls",
  unlessBefore: "worden ~ job; mir",
};

const WRONG_BILL: Rule = {
  signal: "dispute",
  weight: 84,
  says: `stimmt|stimmen ~ nicht|garnicht; nicht korrekt|richtig|stimmen|berechtigt|nachvollziehbar
    nicht ~ nachvollziehbar|gerechtfertigt
    $bill|preis|menge ~ falsch|fehlerhaft|inkorrekt|unkorrekt
    $bill ~ überhöht|überzogen|unberechtigt|doppelt|zu_hoch|bestritten|reklamiert
    zu hoch|viel berechnet
    $bill ~ nicht ~ korrekt|richtig|nachvollziehen|ok
    $bill ~ nicht ~ akzeptieren|akzeptiert|anerkennen|einverstanden
    akzeptier* ~ $bill ~ nicht; erkenne* ~ $bill ~ nicht
    falsche|fehlerhafte|falscher|falschen teile|rechnung|betrag|summe|menge
    falsche|fehlerhafte|falscher|falschen preis|artikel|ware|lieferung|adresse
    fehlerhaft*; rechnungskorrektur; korrigier*; korrekte|richtige rechnung; gutschrift
    doppelt ~ berechnet|abgerechnet|in_rechnung; unberechtigt*
    nicht unser*|mein* bestellung|rechnung|schuld*
    widersprech*|widerspruch|einspruch; bestreit*|bestritten; zurückweis*; weise|weisen ~ zurück
    nicht einverstanden; keine rechtsgrundlage; nicht anerkannt; klär* ~ sachverhalt; betrug
    abzocke`,
  unlessAfter: "kein*|keine widerspruch|einwände; nicht ~ bestreit*; link|seite",
  unlessBefore: "kontaktaufnahme|nutzung|verarbeitung",
};

const REFUSAL: Rule = {
  signal: "dispute",
  weight: 82,
  says: `zahle|zahlen|bezahle|bezahlen|überweise|überweisen ~ nicht|nichts|nix|keinen_cent
    weigere mich
    weigern uns; werde|werden ~ nicht ~ zahlen|bezahlen; schulde|schulden ihnen nichts; anwalt
    rechtsanwalt
    verbraucherzentrale`,
  unlessAfter: "kann|können|könnte|konnte|könnten|kanns",
  unlessBefore: "kann|können|konnte; vor|bis",
};

/** How German speakers say that they do not owe what an invoice says. */
export const GERMAN_DISPUTES: readonly Rule[] = [NEVER_CAME, NOT_AS_AGREED, WRONG_BILL, REFUSAL];
