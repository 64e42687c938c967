import { numbersOf } from "./numbers-of.ts";
import type { DateRule } from "./rule.ts";

/** How English speakers say a day. */
export const ENGLISH_DATES: readonly DateRule[] = [
  {
    means: "days",
    number: 0,
    says: "today; tonight; this morning|afternoon|evening; 2day; cob today",
  },
  { means: "days", number: 1, says: "$tomorrow; $tomorrow morning|afternoon|evening" },
  { means: "days", number: 2, says: "day after $tomorrow; the day after $tomorrow" },
  { means: "days-ago", number: 1, says: "yesterday; yesturday; yday; last night" },
  { means: "days-ago", number: 2, says: "day before yesterday; the day before yesterday" },
  {
    means: "days",
    says: "in|within|after the? next? =$count days|day time?; =# days time|from; the? next =# days",
  },
  {
    means: "weeks",
    says: `in|within|after the? next? =$count of? weeks|week|wks|wk time?; =# weeks|week time|from
      next =# weeks`,
  },
  { means: "weeks", number: 2, says: "in|within a? fortnight; fortnight; fortnights time" },
  { means: "weeks", number: 1, says: "a week today|from; this time next week; within the week" },
  { means: "days", number: 2, says: "in|within 48 hours|hrs" },
  { means: "days", number: 1, says: "in|within 24 hours|hrs" },
  { means: "months", says: "in|within the? next? =$count months|month time?" },
  { means: "days-ago", says: "=$count days|day ago|back|before" },
  { means: "weeks-ago", says: "=$count of? weeks|week|wks ago|back" },
  {
    means: "weekday",
    says: "=$weekday; this|coming|upcoming =$weekday; on =$weekday morning|afternoon",
  },
  {
    means: "weekday-of-next-week",
    says: `next =$weekday; =$weekday next week; next week =$weekday; next week on =$weekday
      =$weekday week`,
  },
  { means: "last-weekday", says: "last =$weekday; =$weekday last|gone; this past =$weekday" },
  {
    means: "this-week",
    says: "this week; later|end of? this? week; end of the|this week; the weekend; eow",
  },
  { means: "this-week", says: "this weekend; at|by|over the weekend" },
  { means: "next-week", says: "next week; end of next week; early|later|sometime next week" },
  { means: "weekday-of-next-week", number: 1, says: "start|beginning of next week" },
  {
    means: "this-month",
    says: `end of the|this? month; end of month; month end; months end; this month
      last day of the month; eom`,
  },
  { means: "next-month", says: "next month; end of next month" },
  {
    means: "this-year",
    says: "end of the? year; year end; end of this year; new years eve; this year",
  },
  { means: "month-start", says: "start|beginning|early of? =$month; first week of|in =$month" },
  { means: "month-middle", says: "mid|middle of? =$month" },
  { means: "month-end", says: "end|late of? =$month; in =$month; during|by =$month" },
  {
    means: "day-and-month",
    says: "=# st|nd|rd|th? of? =$month; =# st|nd|rd|th? of? =$month =#",
  },
  { means: "month-and-day", says: "=$month the? =# st|nd|rd|th?; =$month =# st|nd|rd|th? =#" },
  {
    means: "day",
    says: "the =# st|nd|rd|th; on|by|before =# st|nd|rd|th; by|on the =#; =# st|nd|rd|th",
  },
];

/** The numbers of English words. */
export const ENGLISH_NUMBERS = numbersOf(
  "a an one, two couple, three few, four, five, six, seven, eight, nine, ten, , , , fourteen",
  "monday mon, tuesday tue tues, wednesday wed wednsday, thursday thu thur thurs",
  ", , , , friday fri firday frday, saturday sat, sunday sun",
  "january jan, february feb, march mar, april apr, may, june jun, july jul, august aug",
  ", , , , , , , , september sep sept, october oct, november nov, december dec",
);
