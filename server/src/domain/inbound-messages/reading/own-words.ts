import type { Message } from "./message.ts";

// More than ten pages of a person's own words; what follows is pasted.
const READ_MAX = 20_000;
const SUBJECT_MAX = 300;
const SIGNATURE = /\n-- ?\r?\n/;
const ANSWERS = /^(\s*(re|aw|antw|antwort|sv|ré|rép|fwd?|wg|tr)\s*(\[\d+\])?\s*:)+/i;

/** The message as its writer typed it, without a signature and what is too long to be typed. */
export function ownWords(message: Message): Message {
  const text = message.text.slice(0, READ_MAX).replaceAll("\r\n", "\n");
  const signature = text.search(SIGNATURE);
  const subject = message.channel === "email" ? (message.subject ?? "").slice(0, SUBJECT_MAX) : "";
  return { ...message, subject, text: signature < 0 ? text : text.slice(0, signature) };
}

/** The text and, above it, the subject, unless that repeats ours. */
export function wordsToRead({ subject, text }: Message): string {
  return subject === null || subject === "" || ANSWERS.test(subject)
    ? text
    : `${subject}\n\n${text}`;
}

/** The subject without the marks of an answer. */
export function bareSubject({ subject }: Message): string {
  return (subject ?? "").replace(ANSWERS, "");
}
