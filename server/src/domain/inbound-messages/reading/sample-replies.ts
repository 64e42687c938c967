import type { Intent, Message } from "./message.ts";
import { ANSWERS } from "./sample-answers.ts";
import { ENGLISH_SAMPLES } from "./sample-english.ts";
import { FRENCH_SAMPLES } from "./sample-french.ts";
import { GERMAN_SAMPLES } from "./sample-german.ts";
import { LATER_ENGLISH, LATER_FRENCH, LATER_GERMAN } from "./sample-later.ts";
import { MAIL_SAMPLES } from "./sample-mails.ts";
import { PLEAS } from "./sample-pleas.ts";

/** The text of a reply; with the day that it promises, where it names one. */
export type SampleText = string | readonly [text: string, promisedOn: string];
export type SamplesByIntent = Readonly<Partial<Record<Intent, readonly SampleText[]>>>;

export type SampleReply = {
  message: Message;
  language: string | null;
  intent: Intent;
  promisedOn: string | null;
};

/** The day on which all samples were written, a Wednesday. */
export const SAMPLE_DAY = "2026-11-25";

function repliesOf(language: string | null, samples: SamplesByIntent): SampleReply[] {
  return Object.entries(samples).flatMap(([intent, texts]) =>
    texts.map((sample) => {
      const [text, promisedOn] = typeof sample === "string" ? [sample, null] : sample;
      const channel = text.includes("\n") ? "email" : "sms";
      const message: Message = { channel, subject: null, text, isAutomatic: false };
      return { message, language, intent: intent as Intent, promisedOn };
    }),
  );
}

/** Replies with the intent that a person gave them. */
export const SAMPLE_REPLIES: readonly SampleReply[] = [
  ...repliesOf("en", ENGLISH_SAMPLES),
  ...repliesOf("de", GERMAN_SAMPLES),
  ...repliesOf("fr", FRENCH_SAMPLES),
  ...repliesOf("en", LATER_ENGLISH),
  ...repliesOf("de", LATER_GERMAN),
  ...repliesOf("fr", LATER_FRENCH),
  ...repliesOf(null, PLEAS),
  ...repliesOf(null, ANSWERS),
  ...MAIL_SAMPLES,
];
