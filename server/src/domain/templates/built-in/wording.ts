import type { Tone } from "../tone.ts";

/** A tone that built-in words exist in. */
export type WrittenTone = Exclude<Tone, "legal">;

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
  howToPay: string;
  payAsInvoiced: string;
  alreadyPaid: string;
  disputed: string;
  contact: string;
  closing: string;
  stop: string;
};
