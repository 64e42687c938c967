import type { Rule } from "./rule.ts";

const STOPS: Rule = {
  signal: "stop",
  weight: 92,
  says: `hören sie auf; hör auf; hören sie ~ auf; hör ~ auf; hört ~ auf; damit aufhören
    aufhören $me
    schreib|schreiben|schickt ~ $me ~ nicht|nie|niemals mehr
    schicken|kontaktieren|kontaktiert|schick ~ $me ~ nicht|nie|niemals mehr
    kontaktieren|schreiben|kontaktiert ~ $me ~ nie|niemals wieder
    nicht|nie|niemals mehr|wieder|länger|weiter ~ anschreiben|kontaktieren|schreiben|anrufen
    nicht|nie|niemals mehr|wieder|länger|weiter ~ belästigen
    schreiben|kontaktieren|belästigen|rufen sie $me ~ nicht; unterlassen sie
    nicht mehr ~ angeschrieben|kontaktiert|belästigt|angerufen werden; nicht kontaktiert werden
    keine|keinerlei|kein ~ $nouns mehr; keine|keinerlei weiteren ~ $nouns
    keine solchen|solche $noun
    keine weitere|weiteren|weiterer $noun; keine $nouns mehr ~ senden|schicken
    wünsche|will|möchte|wollen|möchten ~ keine|keinen|keinerlei ~ $nouns
    will|möchte|wollen ~ nichts mehr ~ hören|lesen; schluss ~ $nouns; trage* mich ~ aus
    nehmen|nimm|nehmt|tragen ~ $me ~ aus|raus|runter; streichen|löschen|entfernen sie $me
    aus|von ~ verteiler|liste|verteilerliste|kartei|datenbank ~ streichen|löschen|nehmen|entfernen
    lösch*|streich*|entfern*|nehmen|tragen ~ aus|von ~ verteiler|liste|verteilerliste|datenbank
    lösch*|streich*|entfern* ~ meine|meinen ~ nummer|daten|email|adresse|kontakt|kontaktdaten
    lösch*|streich*|entfern* ~ meine ~ handynummer|mailadresse|telefonnummer
    meine ~ nummer|daten|email|adresse|handynummer|mailadresse ~ löschen|entfernen|streichen
    lass*|laß* ~ $me ~ ruhe; in ruhe lassen; melde* $me ~ ab; abmelden ~ $nouns|verteiler
    $nouns ~ abbestell*|abmelden|einstellen|unterlassen|stoppen; mich ~ abmelden
    bestelle ~ $nouns ~ ab; kontaktaufnahme ~ unterlassen|widersprech*; verpiss*
    widersprech* ~ kontakt*|nutzung|verarbeitung|verwendung; widerruf* ~ einwilligung|zustimmung
    einwilligung ~ widerruf*|zurück; stopp|stoppt|stop|stoppen ~ $nouns`,
  unlessAfter:
    "warum|wieso|weshalb; nicht aufhören; link; habe|haben|hab|hatte|hatten|konnte; wenn|falls",
  unlessBefore: `vor #; abends; am wochenende; auf der arbeit; nach #; während; telefonisch
    per telefon; wegen der ware; klicken; zurück`,
};

/** How German speakers say that they want no contact, or that we have the wrong person. */
export const GERMAN_WISHES: readonly Rule[] = [
  STOPS,
  {
    signal: "wrong_person",
    weight: 88,
    says: `falsche|falschen|falscher ~ nummer|person|empfänger
      falsche|falschen|falscher ~ ansprechpartner|handynummer|telefonnummer
      falsch verbunden; falsche ~ email|mailadresse|emailadresse; falschen erwischt; falsche adresse
      kenne|kennen ~ ich|wir? ~ nicht|keinen|keine|niemanden; kenn ich nicht
      kenne|kennen den|die nicht
      bin|bins nicht die|der; bin|ist ~ nicht ~ herr|frau|gemeint|person; bin ich nicht
      ich bin nicht herr
      nicht mein name; heisse nicht; niemanden mit|namens|der; niemand mit|namens|der ~ heißt|namen
      nichts zu tun; nichts mit ~ zu tun; privatnummer; private nummer; kein kunde; keine kundin
      nie kunde; wohnt|wohnen ~ nicht ~ hier|mehr; hier ~ wohnt ~ kein|keine|nicht|niemand
      hier ~ kein herr|keine_frau; wohnt ~ nicht|nimmer; unbekannt verzogen
      ausgezogen; nicht zuständig; nicht ~ ansprechpartner|zuständig|verantwortlich; verwechs*
      nummer ~ gehört ~ mir|nicht; gehört jetzt mir; jemand anders|anderen
      falscher adressat`,
    unlessBefore: `betrag|iban|rechnungsnummer; stück; aber ich; auf der rechnung; rechnung; grund
      mehr weiter`,
    unlessAfter: "ist es; ob; falsche rechnungs*; rechnung",
  },
  {
    signal: "left",
    weight: 90,
    says: `nicht mehr ~ bei uns|hier|unternehmen|firma|tätig|beschäftigt|angestellt
      nicht mehr im|in ~ unternehmen
      arbeitet ~ nicht mehr|länger; nicht mehr hier|bei|tätig|im; ausgeschieden
      unternehmen ~ verlassen
      firma ~ verlassen; verlassen ~ unternehmen|firma; nicht länger ~ tätig|beschäftigt
      im ruhestand
      in rente; in pension; postfach ~ nicht mehr; nicht mehr gelesen|abgerufen|betreut`,
    unlessAfter: "link; ich; wir",
  },
];
