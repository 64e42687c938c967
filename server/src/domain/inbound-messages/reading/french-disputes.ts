import type { Rule } from "./rule.ts";

const NEVER_CAME: Rule = {
  signal: "dispute",
  weight: 84,
  says: "pas|jamais|rien ~ reçu|reçue|reçus|arrivé|arrivée|eu",
  unlessAfter: "facture|relance|mail|courriel|courrier|rappel|message|document|lien|salaire; si",
  unlessBefore:
    "facture|factures|relance|mail|courriel|copie|rappel|réponse|salaire|paiement|argent|lien",
};

const NOT_AS_AGREED: Rule = {
  signal: "dispute",
  weight: 84,
  says: `pas|jamais|rien ~ livré|livrée|livrés|commandé|demandé
    pas|jamais|rien ~ signé|souscrit|effectué|effectuées|terminé|fini
    pas|jamais ~ reçu|eu|livré ~ $goods
    $goods ~ pas|jamais ~ reçu*|livré*|conforme*|arrivé*|terminé*
    $goods ~ défectueu*|endommagé*|cassé*|abîmé*|manquant*|incomplet*|incomplète|retourné*|manque*
    défectueu*; endommagé*; cassé|cassée|cassés; non conforme*; abîmé*; malfaçon*; défaut*; en panne
    inachevé*; mauvais|mauvaise article|produit|modèle|taille|quantité|référence|commande
    mal fait*; pas satisfait*|conforme*; marche|fonctionne pas; annulé*; annulation
    annuler ~ commande|contrat|abonnement; résili*; résiliation; retourné*; renvoyé* ~ $goods
    prix convenu
    attend* ~ livraison|avoir|remboursement; note de crédit; un avoir; devis ~ différent|prévoyait
    remise ~ convenue; remboursement`,
  unlessAfter: "lien|site|virement|paiement|chèque|règlement|carte; si; n ai pas ~ renvoyé",
  unlessBefore: "facture; le lien; ici",
};

const WRONG_BILL: Rule = {
  signal: "dispute",
  weight: 84,
  says: `contest*; conteste*; en litige; litige; réclam*; désaccord; pas d accord avec|sur|du
    $bill|prix|quantité|total ~ erroné*|fausse|faux|incorrect*|inexact*
    $bill|prix|quantité|total ~ double|doublon|injustifié*|excessi*|anormal*|contestée
    $bill ~ trop élevé*; $bill ~ pas ~ correcte|bonne|conforme|exacte|juste|nôtre|bon|correct|exact
    erreur ~ sur|de|dans ~ $bill|prix|quantité|facturation|tarif|calcul
    erreur de prix|montant|facturation
    avez|a|ai|été|êtes|m ~ facturé* ~ deux|double|tort|trop|jamais|pas|heures; erroné*; inexacte
    pas ~ le_bon_montant; correspond* pas
    facture corrigée|rectificative; corrig* ~ facture; rectifi*
    pas ~ notre|ma|mon commande|facture|dette
    n est pas à nous|moi; avoir ~ sur ~ facture; arnaque; escroc*; escroquerie; fraude`,
  unlessAfter: "aucun*|aucune contestation|réclamation; ne contest* ~ pas",
};

const REFUSAL: Rule = {
  signal: "dispute",
  weight: 82,
  says: `refus* ~ $pay|facture; ne $willpay ~ pas; $willpay pas|rien; ne vous? dois|devons rien
    dois|devons rien
    avocat; tribunal; mise en demeure de`,
};

/** How French speakers say that they do not owe what an invoice says. */
export const FRENCH_DISPUTES: readonly Rule[] = [NEVER_CAME, NOT_AS_AGREED, WRONG_BILL, REFUSAL];
