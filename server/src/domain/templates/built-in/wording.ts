import type { Tone } from "../tone.ts";

/** A tone that built-in words exist in. */
export type WrittenTone = Exclude<Tone, "legal">;

/** The tone whose words a tone speaks with: legal has none of its own. */
export function writtenTone(tone: Tone): WrittenTone {
  return tone === "legal" ? "escalation" : tone;
}

/** Liquid fragments of one language, without markup; a row knows `invoice`, a sum `total`. */
export type Wording = {
  language: string;
  subjects: Record<WrittenTone, string>;
  greeting: string;
  openings: Record<WrittenTone, string>;
  dueDate: string;
  statement: string;
  columns: { invoice: string; due: string; owed: string };
  row: { invoice: string; issued: string; due: string; owed: string; original: string };
  total: string;
  overdueShare: string;
  requests: Record<WrittenTone, string>;
  /** What a button says, and what stands where there is none. */
  payOnline: string;
  payAt: string;
  howToPay: string;
  payAsInvoiced: string;
  alreadyPaid: string;
  disputed: string;
  contact: string;
  closing: string;
  stop: string;
};

/** What a text message says in each tone, up to the link, and how no more of them come. */
export type SmsWording = { sentences: Record<WrittenTone, string>; stop: string };

/** The words of paper: those of an e-mail, but for what assumes a screen, and the labels beside. */
export type LetterWording = Wording & {
  reference: string;
  table: { invoice: string; issued: string; due: string; amount: string; owed: string };
  sums: { total: string; overdue: string };
  scanToPay: string;
};
