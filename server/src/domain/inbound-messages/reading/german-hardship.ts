import type { Rule } from "./rule.ts";

/** How German speakers say that they cannot pay, or are in distress. */
export const GERMAN_HARDSHIP: readonly Rule[] = [
  {
    signal: "hardship",
    weight: 82,
    says: `kann|können|könnte|konnte|könnten|kanns ~ nicht ~ $pay|aufbringen|leisten|aufkommen
      nicht ~ $pay kann|können|konnte; kann ~ nix zahlen; ich kann nicht mehr; bin am ende
      bin ~ am ende; kann ~ nicht mehr ~ zahlen; kann es mir nicht
      kein|keine ~ geld|mittel|einkommen|guthaben|kohle|deckung; zahlungsunfähig*; pleite; blank
      nicht leisten; nicht in der lage ~; außerstande; außer stande
      finanziell* ~ schwierig*|eng*|not
      finanziell* ~ problem*|nicht|ruiniert|am_ende; liquidität* ~; liquiditätseng*; geldsorgen
      geldnot; fehlt ~ geld; geld fehlt
      habe|viele|hohe|nur ~ schulden; schulden bei; überschuldet; verschuldet; existenz*
      am existenzminimum; knapp bei kasse`,
    unlessBefore: `online; link; portal; ohne|bis ~ rechnung|rechnungsnummer|iban|bestellnummer
      per karte
      per paypal; > solange|bevor|bis ~ sie|rechnung|ware; per lastschrift|kreditkarte`,
    unlessAfter: "link; portal; keine schulden; warum|wieso; ohne rechnung",
  },
  {
    signal: "hardship",
    weight: 88,
    says: `arbeitslos*; job|arbeit|arbeitsplatz|stelle ~ verloren; verloren ~ job|arbeit
      kurzarbeit*
      gekündigt worden; wurde|bin ~ entlassen; entlassen worden; mir wurde gekündigt
      ohne ~ arbeit|job|einkommen|geld; kleine rente; mindestrente; existenzminimum
      arbeit verloren; bürgergeld; hartz; sozialhilfe; grundsicherung; jobcenter; arbeitsamt; alg
      sozialamt; insolven*; insolvenz*; privatinsolvenz; konkurs*; bankrott; zahlungsunfähigkeit
      schuldnerberat*; schuldenberat*; schuldenbereinigung*; bei ~ caritas|diakonie; pfändung*
      gepfändet
      p konto; pfändungs*; gerichtsvollzieher; zwangsvollstreckung; obdachlos*
      wohnung ~ verloren|verlieren
      wohnung ~ räumen|gekündigt; zwangsräumung; räumungsklage
      geschäft ~ aufgeben|geschlossen|schließen
      betrieb ~ eingestellt|aufgegeben|geschlossen|schließen; betriebsaufgabe; geschäftsaufgabe
      härtefall; notlage; in not; insolvenzverwalter*; masseunzulänglich*; zur tafel
      weiß nicht mehr weiter`,
    unlessAfter: "nicht ~ insolvent|pleite; keine insolvenz",
  },
  {
    signal: "hardship",
    weight: 90,
    says: `im|ins|in|vom|aus ~ krankenhaus|klinik|spital; krank|kranke|kranker|kranken
      krankenstand; intensivstation; schwer krank*; krankheit*; erkrank*
      krankgeschrieben
      krankengeld; erwerbsunfähig*; berufsunfähig*; arbeitsunfähig*; erwerbsminderung*; krebs
      chemo*
      schlaganfall; herzinfarkt; operiert; operation; op; unfall; reha; pflegefall; pflegeheim
      demenz
      behindert; behinderung; gestorben; verstorben*; tod; tot; todesfall; trauer*; beerdigung
      witwe*
      sterbefall; nachlassgericht|nachlassverwalter; den|zum nachlass; erbe ausgeschlagen
      erbengemeinschaft; im sterben; liegt im; depress*; burnout
      burn out; psychisch*; angststörung*; panikattack*; nervenzusammenbruch; suizid*; selbstmord*
      umbringen; das leben nehmen; nicht mehr leben; nicht mehr weiter; ohne ausweg; kein* ausweg
      sterben; verzweifel*; verzweifl*; am ende ~ kräfte|kraft; scheidung; geschieden; trennung
      häusliche gewalt; gesetzlicher|rechtlicher betreuer; unter betreuung; hochwasser; lebensmüde
      alleinerziehend; keine kraft`,
    unlessAfter: `buchhalter*|kollegin|kollege|mitarbeiter*|sachbearbeiter* ~; gmbh; system
      server; akku
      handy; computer; drucker; vertretung`,
    unlessBefore: "gmbh; rechnung*; einkauf; ggmbh; haus gmbh; kasse",
  },
];
