import { evidenceOf } from "./evidence.ts";
import type { Message, Reading } from "./message.ts";
import { readText, type Hit, type TextRead } from "./read-text.ts";
import type { Signal } from "./rule.ts";

const FLAGGED = 95;
const RECOGNIZED = 90;
const WORDS_BEFORE = 4;

/** The reading of an answering machine: away, or no longer there; null when a person wrote. */
export function readMachine(message: Message, read: TextRead): Reading | null {
  const subject = readText(message.subject ?? "");
  const named = of(subject, "machine");
  const opening = of(read, "machine").filter(({ first }) => first < WORDS_BEFORE);
  if (!message.isAutomatic && named.length + opening.length === 0) return null;
  const left = of(read, "left");
  const away = [...of(read, "machine"), ...of(read, "out_of_office")];
  const said = evidenceOf(read, left.length > 0 ? left : away);
  return {
    intent: left.length > 0 ? "wrong_person" : "out_of_office",
    confidencePercent: message.isAutomatic ? FLAGGED : RECOGNIZED,
    evidence: said.length > 0 ? said : evidenceOf(subject, named),
    promisedOn: null,
    promisedAmount: null,
    paidOn: null,
    also: [],
  };
}

function of({ hits }: TextRead, signal: Signal): Hit[] {
  return hits.filter(({ rule }) => rule.signal === signal);
}
