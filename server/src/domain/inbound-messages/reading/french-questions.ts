import type { Rule } from "./rule.ts";

/** How French speakers ask for something. */
export const FRENCH_QUESTIONS: readonly Rule[] = [
  {
    signal: "question",
    weight: 72,
    says: `pouvez|pourriez|peux|pourrais vous|tu|t ~; merci de ~; veuillez ~
      envoyez|renvoyez moi; renvoyer ~ facture
      ^qui|que|quoi|quel|quelle|quels|comment|pourquoi|où|combien; ^quand; est ce que
      c est quoi|pourquoi|pour_quoi
      copie ~ facture; duplicata; rib; iban; coordonnées bancaires; en plusieurs fois; échéanc*
      étal*; mensualité*
      échelonn*; délai* ~; # fois; en $count fois; payer en ~ fois; facilités de paiement
      rappelez moi|nous; appelez moi; me rappeler
      ^puis|peut|pouvons|pourrais|pourrions|dois je|on|nous; pas ~ reçu ~ facture|rappel|copie
      facture ~ pas ~ reçue
      jamais ~ reçu ~ facture; aucune facture; jamais eu ~ facture; comprends|comprend pas
      lien ~ pas; besoin ~
      quel est; serait il possible; est il possible; possible de ~; plus d informations|infos
      à quoi correspond`,
  },
];

/** How French speakers, and their machines, say that they are away. */
export const FRENCH_ABSENCE: readonly Rule[] = [
  {
    signal: "out_of_office",
    weight: 84,
    says: `absent|absente du|jusqu|de|pour|actuellement|en ~; absent*
      en congé|congés|vacances|déplacement; de retour le
      suis en congé*|vacances; hors du bureau; congé maternité|paternité|parental
      fermé* pour ~ congés|vacances
      fermeture annuelle; retour au bureau`,
  },
  {
    signal: "machine",
    weight: 95,
    says: `réponse automatique; message automatique; absence du bureau; répondeur automatique
      notification d absence
      courriel automatique; message d absence; non remis; non distribué`,
  },
  {
    signal: "small_print",
    weight: 100,
    says: `pas le destinataire|destinataires prévu*; informations confidentielles
      message ~ confidentiel; confidentiel
      reçu ce ~ par erreur; cliquez ~ désabonn*|désinscri*; désabonn*|désinscri* ~ cliquez|lien
      envoyé de mon
      avant d imprimer; rcs; capital de; destinataire ~ erreur; pensez à l environnement`,
  },
];
