import type { Rule } from "./rule.ts";

/** How French speakers say that they cannot pay, or are in distress. */
export const FRENCH_HARDSHIP: readonly Rule[] = [
  {
    signal: "hardship",
    weight: 82,
    says: `peux|peut|pouvons|pourrai ~ pas|plus|rien ~ $pay|payé|assumer|faire|manger
      pourrons|pouvais|puis|pourrais ~ pas|plus|rien ~ $pay|payé|assumer|faire|manger
      pas|plus ~ en mesure ~; incapable* de $pay|faire; dans l impossibilité ~
      impossible ~ de $pay; impossible pour
      pas|plus les moyens; moyens de $pay; sans ressources|revenu|revenus|emploi|travail|argent
      plus|pas ~ d_argent|de_sous|de_revenu|de_revenus
      plus|pas ~ de_trésorerie|d_emploi|de_travail|un_rond|un_sou; aucun revenu|moyen|argent
      difficult* ~ financ*|trésorerie|économiques|paiement|passagères|argent
      problème* ~ financ*|argent|trésorerie
      en difficult*; grande* difficult*; dans le rouge; à découvert; endett*; dettes
      fins de mois; galère; tout perdu; presque rien; reste plus rien; ai plus rien
      n y arrive plus|pas; arrive plus ~; situation ~ difficile|précaire|délicate|financière
      précarité`,
    unlessBefore: `en ligne; lien; carte; site; sans ~ facture|rib|iban|numéro|bon
      > tant que|avant ~ vous|facture
      votre|vos|ces|les conditions; le lien`,
    unlessAfter: "lien; site; pourquoi",
  },
  {
    signal: "hardship",
    weight: 88,
    says: `perdu|perdre|perds|perd ~ emploi|travail|job|boulot|poste|maison|logement; chôm*
      licenci*; rsa; allocations|allocation
      pôle emploi; france travail; sans domicile; sdf; expuls*; expulsion; huissier*
      saisie* ~ compte|salaire
      surendett*; banque de france ~; dossier ~ surendettement; liquid* judiciaire
      liquidation
      redressement; en sauvegarde; procédure collective; procédure de sauvegarde; dépôt de bilan
      déposé ~ bilan
      dépose* ~ bilan; faillite; cessation ~ paiement*|activité; insolv*; mandataire judiciaire
      liquidateur
      banqueroute; ruiné*; fermé|fermer ~ entreprise|société|commerce|boutique; cessé ~ activité
      assistante sociale
      restos du coeur; aide alimentaire; secours populaire; nourrir mes|ma
      conseil ~ budget|dettes; fauché*
      crésus; association ~ surendett*; arrêt maladie; arrêt de travail; mi temps thérapeutique
      invalid*`,
    unlessAfter: "pas ~ faillite|liquidation; conseil du",
  },
  {
    signal: "hardship",
    weight: 90,
    says: `à|de|d l hôpital; suis|est|hospitalisé ~ hôpital; hospitalis*; à|en clinique
      réanimation; soins intensifs; urgences
      malade*; maladie
      gravement ~; cancer; chimio*; avc; infarctus; crise cardiaque; opéré de; être opéré
      fait opérer; opération ~
      accident ~; accidenté*
      handicap*; décédé*; décès; mort|morte|morts; est mort|morte; décéd*; obsèques; enterrement
      deuil; veuf|veuve
      succession; enterr* ~
      perdu ~ mari|femme|père|mère|fils|fille|épouse|époux|enfant|frère|conjoint|maman|papa
      dépress*; dépressif*; burn out; burnout; anxiété; angoisse*; psychiatr*; santé ~ mentale
      problème* de santé
      suicid*; me tuer; mettre fin à mes; envie|veux ~ en finir; mourir
      plus envie de vivre|continuer
      plus vivre; à bout
      désespér*; détresse; au bout du rouleau; ne sais plus quoi faire; sais plus comment
      plus la force; craque
      divorc*; séparation; violences conjugales; curatelle; tutelle; inondation; alzheimer
      ehpad; vulnérable*
      mère seule; maman seule; invalidité`,
    unlessAfter: `comptable|collègue|collaboratrice|collaborateur|secrétaire ~; téléphone; batterie
      ordinateur`,
    unlessBefore: "sarl; sas; maladie assurance",
  },
];
