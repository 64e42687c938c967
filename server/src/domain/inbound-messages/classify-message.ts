import type { Message, Reading } from "./reading/message.ts";
import { ownWords, wordsToRead } from "./reading/own-words.ts";
import { readMachine } from "./reading/read-machine.ts";
import { readText } from "./reading/read-text.ts";
import { readWhole } from "./reading/read-whole.ts";
import { readWords } from "./reading/read-words.ts";

export type { Intent, Message, Reading } from "./reading/message.ts";

/**
 * What a message says, in English, German or French, with the words that decided. Days are reckoned
 * from `today`, the civil day where the person is; digits are read month first for en-US only.
 */
export function classifyMessage(
  message: Message,
  at: { today: string; language: string | null },
): Reading {
  const own = ownWords(message);
  const read = readText(wordsToRead(own));
  const machine = readMachine(own, read);
  if (machine && message.isAutomatic) return machine;
  const reading = readWords(read, at);
  const whole = readWhole(own, read);
  if (!whole) return machine && reading.intent !== "stop" ? machine : reading;
  const { intent, confidencePercent, evidence } = whole;
  const also = [reading.intent, ...reading.also].filter(
    (each) => each !== intent && each !== "unclear",
  );
  return { ...reading, intent, confidencePercent, evidence: [evidence], also };
}
