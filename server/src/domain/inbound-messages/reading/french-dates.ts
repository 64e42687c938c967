import { numbersOf } from "./numbers-of.ts";
import type { DateRule } from "./rule.ts";

/** How French speakers say a day. */
export const FRENCH_DATES: readonly DateRule[] = [
  { means: "days", number: 0, says: "aujourdhui; ce matin|soir; cet après midi; ce jour" },
  { means: "days", number: 1, says: "demain; demain matin|soir|midi; demin" },
  { means: "days", number: 2, says: "après demain; apres demain; sous 48 h|heures" },
  { means: "days-ago", number: 1, says: "hier; hier soir|matin" },
  { means: "days-ago", number: 2, says: "avant hier" },
  {
    means: "days",
    says: "dans|sous|d_ici|en =$count jours|jour; d ici =$count jours; dans les =# jours",
  },
  { means: "days", says: "dans un délai de =# jours; sous|dans les =$count prochains jours" },
  {
    means: "weeks",
    says: "dans|sous|d_ici =$count semaines|semaine; d ici =$count semaine|semaines",
  },
  { means: "weeks", number: 1, says: "sous|d huitaine; sous|dans une? huitaine; d ici huit jours" },
  {
    means: "weeks",
    number: 2,
    says: "sous|dans une? quinzaine; dans quinze jours; sous quinzaine",
  },
  { means: "months", says: "dans|d_ici =$count mois" },
  { means: "days-ago", says: "il y a =$count jours|jour; y a =$count jours|jour" },
  { means: "weeks-ago", says: "il y a =$count semaines|semaine; y a =$count semaines|semaine" },
  { means: "weekday", says: "=$weekday; ce =$weekday; =$weekday prochain; =$weekday matin|soir" },
  {
    means: "weekday-of-next-week",
    says: "=$weekday de la semaine prochaine; semaine prochaine =$weekday; =$weekday en huit",
  },
  { means: "last-weekday", says: "=$weekday dernier|passé" },
  {
    means: "this-week",
    says: "cette semaine; fin de la? semaine; fin de cette semaine; fin semaine; le weekend",
  },
  { means: "this-week", says: "ce week end; ce weekend; d ici le week end; fin de semaine" },
  {
    means: "next-week",
    says: "semaine prochaine; fin de la semaine prochaine; la semaine qui vient",
  },
  {
    means: "weekday-of-next-week",
    number: 1,
    says: "début de la? semaine prochaine; début semaine prochaine",
  },
  {
    means: "this-month",
    says: "fin du|de mois; fin de ce mois; ce mois ci?; fin mois; fin de mois",
  },
  { means: "next-month", says: "mois prochain; fin du mois prochain; mois qui vient" },
  { means: "this-year", says: "fin de l? année; fin d année; cette année" },
  { means: "month-start", says: "début =$month; début du mois de =$month" },
  { means: "month-middle", says: "mi =$month; milieu =$month" },
  {
    means: "month-end",
    says: "fin =$month; en =$month; courant =$month; fin du mois de =$month; d ici =$month",
  },
  { means: "day-and-month", says: "=# er? =$month; =# er? =$month =#" },
  { means: "day", says: "le|avant|au|du le? =# er?; d ici le =#" },
];

/** The numbers of French words. */
export const FRENCH_NUMBERS = numbersOf(
  "un une, deux, trois quelques, quatre, cinq, six, , huit, , dix, , , , , quinze",
  "lundi, mardi, mercredi mecredi, jeudi, vendredi vendedi, samedi, dimanche",
  "janvier janv, février fév févr, mars, avril avr, mai, juin, juillet juil, août",
  ", , , , , , , , septembre sept, octobre oct, novembre nov, décembre déc",
);
