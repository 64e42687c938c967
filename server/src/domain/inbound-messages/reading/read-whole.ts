import type { Intent, Message } from "./message.ts";
import { matchWhole } from "./match-whole.ts";
import { bareSubject } from "./own-words.ts";
import type { TextRead } from "./read-text.ts";
import { splitWords } from "./split-words.ts";
import {
  HELP_WORDS,
  PAID_WORDS,
  PLAIN_STOPS,
  START_WORDS,
  STOP_WORDS,
  YES_WORDS,
} from "./whole-words.ts";

export type WholeReading = { intent: Intent; confidencePercent: number; evidence: string };

const isStop = matchWhole(STOP_WORDS);
const isPlainStop = matchWhole(PLAIN_STOPS);
const isStart = matchWhole(START_WORDS);
const isYes = matchWhole(YES_WORDS);
const isHelp = matchWhole(HELP_WORDS);
const isPaid = matchWhole(PAID_WORDS);
const GREETING =
  /^\s*(hi|hello|hey|hallo|dear|good|guten|sehr geehrte|liebe|bonjour|madame|monsieur)\b/i;
const LINES_READ = 3;
// No word that means something alone is longer, with all politeness around it.
const LONGEST_WHOLE = 200;

/** What a message means by one word alone, as carriers define it; null when it says more. */
export function readWhole(message: Message, read: TextRead): WholeReading | null {
  for (const evidence of wholes(message)) {
    const { words } = splitWords(evidence);
    if (isStop(words)) return { intent: "stop", confidencePercent: 100, evidence };
    if (isStart(words)) return { intent: "start", confidencePercent: 100, evidence };
  }
  const [evidence] = short(message.text);
  return (evidence && readShort(message, evidence)) || findPlainStop(read);
}

function readShort({ channel }: Message, evidence: string): WholeReading | null {
  const { words } = splitWords(evidence);
  if (channel !== "email" && isYes(words))
    return { intent: "start", confidencePercent: 80, evidence };
  if (isHelp(words)) return { intent: "question", confidencePercent: 90, evidence };
  return isPaid(words) ? { intent: "paid_already", confidencePercent: 80, evidence } : null;
}

/** A mail has a greeting and a signature, so its first own line and its subject count as well. */
function wholes(message: Message): string[] {
  if (message.channel !== "email") return short(message.text);
  const lines = message.text
    .slice(0, 2000)
    .split("\n")
    .filter((line) => line.trim() !== "");
  const first = lines.slice(0, LINES_READ).find((line) => !GREETING.test(line));
  return [message.text, first ?? "", bareSubject(message)].flatMap(short);
}

function short(text: string): string[] {
  const trimmed = text.trim();
  return trimmed !== "" && trimmed.length <= LONGEST_WHOLE ? [trimmed] : [];
}

function findPlainStop({ text, words }: TextRead): WholeReading | null {
  for (let from = 0; from < words.length;) {
    const sentence = words[from]?.sentence;
    let to = from;
    while (to < words.length && words[to]?.sentence === sentence) to += 1;
    if (isPlainStop(words.slice(from, to))) {
      const evidence = text.slice(words[from]?.start, words[to - 1]?.end);
      return { intent: "stop", confidencePercent: 90, evidence };
    }
    from = to;
  }
  return null;
}
