import type { Field } from "./layout.ts";

/** Folded header words of each field in English, German and French, the most telling first. */
export const HEADER_WORDS: Record<Field, string[]> = {
  invoiceNumber: words(`invoicenumber invoiceno invoicenum invoicenr invoiceid num docnumber
    documentnumber documentno number no invoice rechnungsnummer rechnungsnr rechnungnr rechnung
    belegnummer belegnr numerodefacture numerofacture nodefacture nofacture ndefacture nfacture
    numfacture facture reference ref`),
  customerName: words(`customername customerfullname contactname clientname debtorname customer
    contact client debtor accountname companyname company billto name kundenname kundename kunde
    debitor firma nomduclient nomclient raisonsociale debiteur`),
  email: words(`email emailaddress customeremail contactemail billemail mainemail mail mailaddress
    emailadresse adresseemail adressemail courriel`),
  phone: words(`phone phonenumber customerphone contactphone mainphone telephone telephonenumber tel
    mobile mobilephone telefon telefonnummer mobiltelefon handy numerodetelephone portable`),
  issuedOn: words(`issuedate invoicedate issuedon dateissued issued documentdate docdate
    transactiondate date rechnungsdatum belegdatum ausstellungsdatum datum datedefacture datefacture
    datedelafacture datedemission dateemission`),
  dueOn: words(`duedate dueon datedue paymentduedate paymentdue due falligam faelligam
    falligkeitsdatum faelligkeitsdatum falligkeit faelligkeit fallig faellig zahlbarbis
    datedecheance dateecheance echeance`),
  amount:
    words(`amount invoiceamount invoicetotal totalamount amounttotal originalamount grossamount
    grosstotal gross total totalincvat betrag rechnungsbetrag gesamtbetrag bruttobetrag brutto summe
    montant montantttc montanttotal totalttc`),
  currency:
    words(`currency currencycode invoicecurrency ccy cur wahrung waehrung wahrungscode devise
    codedevise monnaie`),
  paid: words(`paid amountpaid paidamount invoiceamountpaid received bezahlt gezahlt bezahlterbetrag
    gezahlterbetrag montantpaye dejapaye paye montantregle regle`),
  outstanding:
    words(`outstanding openbalance invoiceamountdue amountdue balancedue amountoutstanding
    outstandingamount openamount amountowing owing remaining totaldue balance offenerbetrag offen
    restbetrag offenersaldo saldo resteapayer restedu montantdu soldedu solde`),
  country: words(`country countrycode customercountry billingcountry pocountry sacountry land
    landercode laendercode pays codepays`),
  timeZone: words("timezone tz zeitzone fuseauhoraire"),
  language: words("language lang locale sprache langue"),
};

/** Folded headers of the column that tells invoices from payments and credits. */
export const TYPE_WORDS = words("transactiontype txntype type invoicetype belegart");

/** Folded headers of the column that tells drafts and voided invoices. */
export const STATUS_WORDS = words("status invoicestatus");

function words(list: string): string[] {
  return list.trim().split(/\s+/);
}
