import type { WordGroups } from "./phrase.ts";

/** Groups of French words, with the ways in which people mistype them. */
export const FRENCH_GROUPS: WordGroups = {
  me: "me|m|nous",
  paid: `payé|payée|payés|payées|réglé|réglée|réglés|réglées|viré|virée|soldé|soldée|acquitté
    acquittée
    versé|versée|transféré|transférée|effectué|effectuée|réglr`,
  pay: "payer|régler|virer|solder|verser|acquitter|rembourser|honorer|regularise|régulariser",
  willpay: `paierai|payerai|réglerai|virerai|solderai|verserai|paierons|payerons|réglerons|virerons
    verserons|solderons|paiera|payera|réglera|règlerai|règlerons|paierez|régulariserai
    régulariserons`,
  pays: "paie|paye|règle|vire|verse|paies|payons|réglons|virons|versons|solde|regle",
  payment: "virement|paiement|règlement|payement|chèque|argent|reglement|versement|transfert|solde",
  bill: "facture|factures|montant|somme|dette|relance|factur|créance",
  goods: `marchandise|marchandises|commande|livraison|colis|produit|produits|article|articles
    matériel
    prestation|prestations|service|travaux|pièces|appareil`,
  noun: `message|messages|sms|mail|mails|email|emails|courriel|courriels|relance|relances|texto
    textos
    rappels|rappel|appels|contact|notifications|messsages|courriers|whatsapp`,
  weekday: "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|vendedi|mecredi",
  month: `janvier|janv|février|fév|févr|mars|avril|avr|mai|juin|juillet|juil|août|septembre|sept
    octobre|oct|novembre|nov|décembre|déc`,
  count: "#|un|une|deux|trois|quatre|cinq|six|huit|dix|quinze|quelques",
  soon: `demain|lundi|mardi|mercredi|jeudi|vendredi|samedi|avant|le|ce|cette|d|semaine|dans|sous
    fin|la`,
};
