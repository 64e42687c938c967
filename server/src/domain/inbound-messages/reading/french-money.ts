import type { Rule } from "./rule.ts";

/** How French speakers say that they have paid. */
export const FRENCH_PAID: readonly Rule[] = [
  {
    signal: "paid_already",
    weight: 90,
    says: `ai|avons|a|ont|avez ~ $paid; déjà|bien ~ $paid|fait|envoyé
      été ~ $paid|fait|envoyé|débité|émis|passé
      est|sont ~ $paid
      $paid hier|le|ce|la|lundi|mardi|mercredi|jeudi|vendredi|aujourdhui|par|depuis|il|en
      $bill $paid; $payment $paid
      $payment ~ $paid|fait|faite|envoyé|parti|passé
      $payment ~ exécuté|émis|transmis|effectué|ordonné|lancé|validé
      ai|avons|a ~ fait|envoyé|émis|passé|lancé|ordonné ~ $payment; viens|venons de $pay|faire|virer
      viens|venons ~ d effectuer; c est fait|réglé|payé|bon; preuve de $payment
      justificatif de $payment
      justificatif|preuve ~ virement|paiement; avis de virement|débit; prélev* ~ compte
      débité* ~ compte
      $bill ~ acquittée|soldée; en pièce jointe ~ virement|reçu
      ci joint ~ reçu|preuve|justificatif|virement`,
    unlessAfter: `pas|jamais|rien|aucun|aucune; si|quand|qui|sera|seront|serait|soit|vais|allons|va
      dès; doit|devons|devait|dois|devrait|faut|être; comment|pourquoi|est_ce
      ^avez|a|ont vous|t|ils; une fois
      sans; peut|peux|pouvons; lorsque; bientôt; ne ~ plus; pour être; trop; je|nous|on|vous $paid`,
    unlessBefore:
      "dès que; par erreur; moitié|acompte|partie; deux fois; pas; demain; par vous; bientôt",
  },
  {
    signal: "paid_already",
    weight: 55,
    says: "$paid ~ moitié|acompte|partie; aurait dû|du_être $paid; pense|crois|pensais ~ $paid",
    unlessAfter: "pas; jamais",
  },
];

/** How French speakers say that they will pay. */
export const FRENCH_PROMISES: readonly Rule[] = [
  {
    signal: "promise",
    weight: 86,
    says: `vais|allons|va|vas ~ $pay|effectuer|faire|envoyer|procéder|virer ; $willpay
      ferai|ferons|fera|enverrai
      effectuerai|effectuerons|enverrons|procéderai|procéderons ~
      je|nous|on|j vous|la|le|te|les? ~ $pays
      sera|seront|soit ~ $paid|fait|faite|effectué|envoyé|émis|chez|viré; serez ~ $paid
      $payment ~ sera|seront|partira|arrive|arrivera|suivra
      $payment ~ prévu|programmé|planifié|part|suit|va|aura
      $payment $soon; $payment ~ cours; $pay $soon
      peux|pouvons|pourrai|pourrons|pourrais ~ $pay|faire|virer|verser
      compte|comptons|pense|pensons ~ $pay|faire ; m engage|engageons|engage à ~
      promets|promis|promettons ~
      vous ~ aurez|recevrez|avez ~ $payment|argent; recevrez ~
      en cours de $payment|règlement|virement
      souhaite|veux|voudrais $pay; propose|proposons ~ de? $pay|verser|paiement
      prochaine campagne ~ $payment
      on paye|paie|règle; fais|faisons|fait ~ $payment $soon; fais|faisons ~ virement
      $pays ~ $soon|tout|reste
      mets|met|mettons ~ en paiement; mise en paiement; reste|solde ~ $soon`,
    unlessAfter: `pas|jamais|plus|rien|aucun; quand|comment|pourquoi|qui|si|où|combien|est_ce
      ^puis|peut|pouvons|peux
      ^pourrais|pourrait|pourrions|dois|devons je|on|nous; refuse; vous|tu devez; n ai
      ai|avons|a déjà; ne
      est ce que; possible de`,
    unlessBefore: `pas|rien|jamais|plus
      > une_fois_que|lorsque|quand|dès_que|si ~ vous|marchandise|livraison|facture|avoir
      pas avant; > tant que; > quand|dès|lorsque ~ reçu|livré|corrigée|recevrai|litige; # fois
      en $count fois`,
  },
  {
    signal: "promise",
    weight: 66,
    says: `essaie|essaye|essayer|essaierai|tente ~ de ~ $pay|faire; dès que possible
      dès que je|nous ~
      au plus vite; rapidement; m en occupe; fais le nécessaire; faire le nécessaire
      ferai le nécessaire
      ces prochains jours; prochains jours; prochainement`,
    unlessAfter: "merci; veuillez; pas; vous; pouvez; plus; envoyer; envoyez; rappelez; répondre",
    unlessBefore: "vous; svp; pas",
  },
];
