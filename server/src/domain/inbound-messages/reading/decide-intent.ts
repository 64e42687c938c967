import type { IntentScores } from "./intent-scores.ts";
import type { Intent } from "./message.ts";

/** From what ends contact to what goes on with it; the first that is strong decides. */
const PRECEDENCE: readonly Intent[] = [
  "stop",
  "hardship",
  "wrong_person",
  "dispute",
  "paid_already",
  "promise",
  "out_of_office",
  "question",
];
/** What is acted upon however weakly it is said: it costs little where it is wrong. */
const ALWAYS: ReadonlySet<Intent> = new Set(["stop", "hardship"]);
/** What cannot well be true together with another of these. */
const RIVALS: ReadonlySet<Intent> = new Set(["wrong_person", "dispute", "paid_already", "promise"]);
const STRONG = 60;
const RIVALRY_COST = 15;

export type IntentDecision = { intent: Intent; confidencePercent: number; also: Intent[] };

/** The intent that stands, how sure it is, and the others, strongest first
unclear when none spoke. */
export function decideIntent(scores: IntentScores): IntentDecision {
  const spoke = PRECEDENCE.filter((intent) => scores.has(intent));
  const score = (intent: Intent) => scores.get(intent) ?? 0;
  const byScore = spoke.toSorted((one, other) => score(other) - score(one));
  const strong = spoke.find((intent) => ALWAYS.has(intent) || score(intent) >= STRONG);
  const intent = strong ?? byScore[0];
  if (intent === undefined) return { intent: "unclear", confidencePercent: 0, also: [] };
  const also = byScore.filter((each) => each !== intent);
  const isRivalled =
    RIVALS.has(intent) && also.some((each) => RIVALS.has(each) && score(each) >= STRONG);
  const confidencePercent = score(intent) - (isRivalled ? RIVALRY_COST : 0);
  return { intent, confidencePercent, also };
}
