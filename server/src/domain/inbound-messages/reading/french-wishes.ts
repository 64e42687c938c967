import type { Rule } from "./rule.ts";

const STOPS: Rule = {
  signal: "stop",
  weight: 92,
  says: `ne $me ~ écrivez|contactez|envoyez|appelez|écris|contacte|dérangez|relancez plus|jamais
    ne $me ~ harcelez|sollicitez plus; ne $me ~ écrivez|contactez|appelez|dérangez|relancez pas
    $me écrivez|contactez|envoyez|appelez plus
    ne plus $me ~ contacter|écrire|appeler|relancer|déranger|solliciter|harceler|importuner
    ne plus $me ~ envoyer ~ $noun; ne plus ~ être ~ contacté*|sollicité*|relancé*|dérangé*
    ne plus ~ recevoir ~ $noun; plus recevoir ~ $noun
    arrête|arrêtez|arrêter de? $me ~ écrire|contacter|envoyer|harceler|appeler|déranger|relancer
    arrêté|arrêtez|arrêter de? $me ~ spammer|embêter|rappeler; arrêtez ça; arrêtez ~ harcèlement
    arrête|arrêtez|arrêter avec? vos|les|ces|tous|de ~ $noun; arrêtez ~ envoi|envois
    cessez|cesser de|tout|toute|vos|ces|immédiatement ~ contact*|envoyer|envois
    cessez|cesser de|tout|toute|vos|ces|immédiatement ~ $noun|écrire|harceler
    cessez|cesser de $me ~; stop* $noun; stop aux|les|à ~ $noun; stoppez ~ $noun|ça
    plus de|aucun|d $noun; plus aucun ~ $noun|contact; aucun $noun svp; pas d autres $noun
    ne veux|souhaite|désire|veut|voulons|souhaitons plus|pas ~ être contacté*|sollicité*|relancé*
    ne veux|souhaite|désire|veut|voulons|souhaitons plus ~ recevoir ~ $noun; veux plus de $noun
    plus être contacté*|sollicité*|relancé*|dérangé*; refuse ~ être contacté*|sollicité*|relancé*
    désinscri* ~ moi|me|liste|svp|adresse|numéro|de; désabonn* ~ moi|me|liste|svp|de
    me désinscrire|désinscris|désabonner|désabonne; désinscription
    retir*|supprim*|efface*|enlev*|raye* ~ mon|mes|moi ~ numéro|adresse|coordonnées|données|nom|mail
    retir*|supprim*|enlev*|raye* moi de; laiss* moi|nous ~ tranquille*|paix; foutez|fichez ~ paix
    lâchez moi|nous; oubliez mon numéro; oubliez moi; retire|révoque ~ consentement
    oppose* ~ traitement|utilisation|contact; opposition au traitement`,
  unlessAfter: "pourquoi; lien; vous|tu ne; vous|tu m; si; ai|avons|a ~ plus|pas; n ai|avons",
  unlessBefore: `avant #; le soir; au travail; le week; pendant; cliquez; ici; par téléphone; svp la
    la procédure|production|livraison; # heures`,
};

/** How French speakers say that they want no contact, or that we have the wrong person. */
export const FRENCH_WISHES: readonly Rule[] = [
  STOPS,
  {
    signal: "wrong_person",
    weight: 88,
    says: `mauvais|faux numéro|interlocuteur|destinataire|contact; mauvaise personne|adresse
      trompez|trompé ~ de
      erreur de numéro|personne|destinataire; vous trompez; trompez de; vous êtes trompé* 
      s est trompé
      ce n est pas moi; pas moi; suis pas ~ personne|monsieur|madame|concerné|concernée
      pas la bonne personne
      ne suis|sommes pas ~ client|destinataire|personne; connais|connaissons|connait pas ~
      pas mon nom
      personne ~ de ce nom; inconnu* à|ici; n habite plus|pas; a déménagé; nouveau numéro
      numéro ~ appartient
      pas le bon ~ numéro|interlocuteur|contact|destinataire; jamais été client*
      suis pas responsable ~ factures
      pas de mon ressort; usurpation; numéro ~ n est plus ~ celui|celle
      ne suis pas m|mr|mme|monsieur|madame; rien à voir avec; pas concerné*; quelqu un d autre
      pas mon numéro; pas son numéro`,
    unlessAfter: "facture; pourquoi; ne connais pas ~ montant",
    unlessBefore:
      "la raison|date|montant; facture|commande ~; le montant|motif|iban|numéro; encore",
  },
  {
    signal: "left",
    weight: 90,
    says: `ne travaill* plus; n travaille plus; travaille plus; fait plus partie
      quitté ~ société|entreprise
      quitté ses fonctions; ne fait plus partie; plus dans ~ société|entreprise|effectifs
      plus chez nous
      n est plus ~ société|entreprise|poste|chez|employé*|parmi; parti* à|en ~ retraite
      boîte ~ plus ~ consultée
      adresse ~ n est plus; a quitté`,
    unlessAfter: "lien; je; colis; virement; paiement; argent",
  },
];
