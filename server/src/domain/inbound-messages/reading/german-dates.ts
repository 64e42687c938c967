import { numbersOf } from "./numbers-of.ts";
import type { DateRule } from "./rule.ts";

/** How German speakers say a day. */
export const GERMAN_DATES: readonly DateRule[] = [
  { means: "days", number: 0, says: "heute; heute abend|nachmittag|noch; noch heute; heut" },
  {
    means: "greeting",
    says: "guten|schönen morgen; ^morgen zusammen|allerseits|herr|frau",
  },
  {
    means: "days",
    number: 1,
    says: `bis|ab|gleich|erst morgen
      morgen früh|vormittag|mittag|abend|nachmittag|bezahl*|überweis*|zahl*
      $pays ~ morgen; werde|wird|werden ~ morgen; morgen; morgen ist|geht|wird|kommt`,
  },
  { means: "days", number: 2, says: "übermorgen" },
  { means: "days-ago", number: 1, says: "gestern; gestern abend|früh" },
  { means: "days-ago", number: 2, says: "vorgestern" },
  {
    means: "days",
    says: `in|innerhalb|binnen|nach von? den? nächsten? =$count tagen|tag|tage|werktagen
      nächsten =# tagen|tage`,
  },
  {
    means: "weeks",
    says: "in|innerhalb|binnen von? den? =$count wochen|woche; innerhalb =$count woche",
  },
  { means: "weeks", number: 1, says: "in acht tagen; heute in einer woche" },
  { means: "months", says: "in|innerhalb =$count monaten|monat|monats" },
  { means: "days-ago", says: "vor =$count tagen|tag" },
  { means: "weeks-ago", says: "vor =$count wochen|woche" },
  {
    means: "weekday",
    says: `=$weekday; am|bis|diesen|kommenden|nächsten|zum =$weekday
      am kommenden|nächsten =$weekday`,
  },
  {
    means: "weekday-of-next-week",
    says: `nächste|kommende woche =$weekday; =$weekday nächster|kommender|nächste woche
      nächste woche am =$weekday`,
  },
  {
    means: "last-weekday",
    says: "letzten|vergangenen|vorigen =$weekday; am letzten|vergangenen =$weekday",
  },
  {
    means: "this-week",
    says: "diese woche; ende der|dieser woche; im laufe der|dieser woche; noch diese woche",
  },
  { means: "this-week", says: "wochenende; am|bis zum? wochenende; bis wochenende" },
  {
    means: "next-week",
    says: "nächste|nächster|kommende|kommender woche; ende nächster|kommender woche",
  },
  { means: "weekday-of-next-week", number: 1, says: "anfang|beginn nächster|kommender woche" },
  {
    means: "this-month",
    says: `monatsende; ende des|dieses|diesen monats|monat; ende monat; diesen monat; ultimo
      zum monatsletzten`,
  },
  {
    means: "next-month",
    says: "nächsten|kommenden|nächster monat; ende nächsten|kommenden monats|monat",
  },
  { means: "this-year", says: "jahresende; ende des|dieses jahres; dieses jahr; silvester" },
  { means: "month-start", says: "anfang|beginn =$month" },
  { means: "month-middle", says: "mitte =$month" },
  { means: "month-end", says: "ende =$month; im =$month; bis =$month" },
  { means: "day-and-month", says: "=# =$month; =# =$month =#; =# ten =$month" },
  {
    means: "day",
    says: "am|zum|bis|den zum? =#; bis|spätestens zum|am =#; bis spätestens =#; bis zum =# ten",
  },
];

/** The numbers of German words. */
export const GERMAN_NUMBERS = numbersOf(
  "ein eine einem einer, zwei, drei paar, vier, fünf, sechs, sieben, acht, , zehn, , , , vierzehn",
  "montag, dienstag, mittwoch, donnerstag, freitag freitags freiatg, samstag sonnabend, sonntag",
  "januar jan jänner, februar feb feber, märz mrz, april apr, mai, juni jun, juli jul, august aug",
  ", , , , , , , , september sep sept, oktober okt, november nov, dezember dez",
);
