import { decideIntent } from "./decide-intent.ts";
import { evidenceOf, lastQuestion, type Place } from "./evidence.ts";
import { findAmounts } from "./find-amounts.ts";
import { findDates, type DateMention } from "./find-dates.ts";
import { findPaidOn } from "./find-paid-on.ts";
import { findPromise } from "./find-promise.ts";
import { intentOf, scoresOf, type IntentScores } from "./intent-scores.ts";
import type { Intent, Reading } from "./message.ts";
import type { Hit, TextRead } from "./read-text.ts";

/** The civil day where the person is, and the language that we know of them. */
export type ReadAt = { today: string; language: string | null };

const QUESTION_MARK = 62;
const WITHOUT_DATE_MOST = 66;
const DATE_ALONE = 65;

/** What the words of a text say: the rules of all languages, the given language first. */
export function readWords(read: TextRead, { today, language }: ReadAt): Reading {
  const { text, words } = read;
  const hits = inOrder(read.hits, language);
  const isMonthFirst = /^en[-_]us\b/i.test(language ?? "");
  const dates = findDates(words, { text, today, isMonthFirst });
  const dated = new Set(dates.flatMap(({ first, last }) => [first, last]));
  const amounts = findAmounts(words, text).filter(
    ({ at, currency }) => currency !== null || !dated.has(at),
  );
  const mentions = { words, dates, amounts };
  const promise = findPromise(of(hits, "promise"), mentions);
  const paidOn = findPaidOn(of(hits, "paid_already"), mentions);
  const scores = scoresOf(hits);
  const on = scores.size === 0 ? dateAlone(read, dates) : promise.on;
  weigh(scores, read, on);
  const decision = decideIntent(scores);
  const isPromised = scores.has("promise");
  const days = new Map<Intent, DateMention | null>([
    ["promise", on],
    ["paid_already", paidOn],
  ]);
  const day = days.get(decision.intent);
  const places: Place[] = [...of(hits, decision.intent), ...(day ? [day] : [])];
  const isAsked = decision.intent === "question" && places.length === 0;
  return {
    ...decision,
    evidence: evidenceOf(read, isAsked ? lastQuestion(read) : places),
    promisedOn: isPromised ? (on?.future ?? null) : null,
    promisedAmount: isPromised ? promise.amount : null,
    paidOn: paidOn?.past ?? null,
  };
}

function inOrder(hits: readonly Hit[], language: string | null): Hit[] {
  const spoken = language?.slice(0, 2).toLowerCase();
  const rank = (hit: Hit) => (hit.language === spoken ? 0 : 1);
  return hits.toSorted((one, other) => rank(one) - rank(other) || one.first - other.first);
}

function of(hits: readonly Hit[], intent: Intent): Hit[] {
  return hits.filter(({ rule }) => intentOf(rule.signal) === intent);
}

/** A promise without a day is worth less than any with one; a question mark asks, whatever else. */
function weigh(scores: IntentScores, { asked }: TextRead, on: DateMention | null): void {
  const promised = scores.get("promise");
  if (promised === undefined && on !== null) scores.set("promise", DATE_ALONE);
  if (promised !== undefined && on === null)
    scores.set("promise", Math.min(promised, WITHOUT_DATE_MOST));
  if (asked.size > 0) scores.set("question", Math.max(scores.get("question") ?? 0, QUESTION_MARK));
}

/** "Friday" is an answer to "when will you pay?". */
function dateAlone({ words, asked }: TextRead, dates: readonly DateMention[]): DateMention | null {
  const [date] = dates;
  if (date === undefined || date.future === null || asked.size > 0) return null;
  return words.length - (date.last - date.first + 1) <= 2 ? date : null;
}
