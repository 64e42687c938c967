import type { Hit } from "./read-text.ts";
import type { Intent } from "./message.ts";

/** How sure the rules are of each intent that spoke. */
export type IntentScores = Map<Intent, number>;

const EACH_MORE = 2;
const MOST = 98;

/** The intent that a signal tells of, or null for one that tells of none. */
export function intentOf(signal: Hit["rule"]["signal"]): Intent | null {
  if (signal === "left") return "wrong_person";
  if (signal === "machine") return "out_of_office";
  return signal === "small_print" ? null : signal;
}

/** The weight of each intent's strongest rule, a little more for every other place that agrees. */
export function scoresOf(hits: readonly Hit[]): IntentScores {
  const places = new Map<Intent, { best: number; firsts: Set<number> }>();
  for (const { rule, first } of hits) {
    const intent = intentOf(rule.signal);
    if (intent === null) continue;
    const place = places.get(intent) ?? { best: 0, firsts: new Set() };
    place.best = Math.max(place.best, rule.weight);
    places.set(intent, { ...place, firsts: place.firsts.add(first) });
  }
  const scored = [...places].map(([intent, { best, firsts }]) => {
    const more = Math.min(3, firsts.size - 1) * EACH_MORE;
    return [intent, Math.max(best, Math.min(MOST, best + more))] as const;
  });
  return new Map(scored);
}
