import { expandContraction } from "./contractions.ts";
import { foldLetters } from "./folding.ts";

export type Word = {
  /** Folded; a number as it stands. */
  text: string;
  /** Where it stands in the message. */
  start: number;
  end: number;
  sentence: number;
  clause: number;
};
export type Words = { words: Word[]; asked: ReadonlySet<number> };

const LETTERS = "[\\p{L}\\p{M}\\u00ad\\u200b-\\u200d\\u2060]+";
const PIECE = new RegExp(
  [
    "https?://\\S+|www\\.\\S+",
    "\\n[^\\S\\n]*\\n\\s*|\\s+",
    "\\d+(?:[.,/:'’-]\\d+)*",
    `e-mail[\\p{L}\\p{M}]*|${LETTERS}(?:['’ʼ\`´]${LETTERS})*`,
    "[^]",
  ].join("|"),
  "giu",
);
const TURNS = new Set(
  `but however because aber jedoch sondern denn weil mais
  cependant car parce although obwohl`.split(/\s+/),
);
const ABBREVIATED = new Set(
  `nr no inv dr mr mrs ms hr st ca approx tel str bzw ggf evtl inkl z b rg jan feb febr mar apr jun
  jul aug sep sept oct okt nov dec dez janv fevr avr juil mme mo di mi do sa so`.split(/\s+/),
);
const SHORT_LINE = 45;
const LONGEST_WORD = 64;

type Scan = {
  words: Word[];
  asked: Set<number>;
  sentence: number;
  clause: number;
  /** Where the run of characters without a space began, and whether the rest of it is no word. */
  chunk: number;
  skipping: boolean;
  line: number;
};

/** Every word of a text in order, with its sentence and clause; addresses are left out. */
export function splitWords(text: string): Words {
  const scan: Scan = {
    words: [],
    asked: new Set(),
    sentence: 0,
    clause: 0,
    chunk: 0,
    skipping: false,
    line: 0,
  };
  for (const { 0: piece, index } of text.matchAll(PIECE)) {
    if (/^\s/.test(piece)) takeSpace(scan, piece, index);
    else if (!scan.skipping) takePiece(scan, text, { piece, index });
  }
  return { words: scan.words, asked: scan.asked };
}

function takeSpace(scan: Scan, piece: string, index: number): void {
  scan.chunk = index + piece.length;
  scan.skipping = false;
  const breaks = piece.split("\n").length - 1;
  if (breaks === 0) return;
  if (breaks > 1 || index - scan.line < SHORT_LINE) endSentence(scan);
  scan.line = scan.chunk;
}

function takePiece(scan: Scan, text: string, { piece, index }: { piece: string; index: number }) {
  const end = index + piece.length;
  if (/^\d/.test(piece)) addWord(scan, piece, { start: index, end });
  else if (/^(https?:|www\.)/i.test(piece)) return;
  else if (/^[\p{L}\p{M}]/u.test(piece)) takeLetters(scan, piece, { start: index, end });
  else if (piece === "@" && index > scan.chunk) {
    while ((scan.words.at(-1)?.start ?? -1) >= scan.chunk) scan.words.pop();
    scan.skipping = true;
  } else takeSign(scan, text, { sign: piece, end });
}

function takeLetters(scan: Scan, piece: string, place: { start: number; end: number }): void {
  const folded = foldLetters(piece.slice(0, LONGEST_WORD)).replace(/^e-mail/, "email");
  for (const word of expandContraction(folded)) {
    if (TURNS.has(word)) scan.clause += 1;
    addWord(scan, word, place);
  }
}

function takeSign(scan: Scan, text: string, { sign, end }: { sign: string; end: number }): void {
  const isLast = end >= text.length || /[\s.!?…)"'»”]/.test(text[end] ?? "");
  if (sign === "?" && isLast) scan.asked.add(scan.sentence);
  if (/[!?…]/.test(sign) && isLast) endSentence(scan);
  else if (sign === ".") takePoint(scan, text, end);
  else if (/[,;:()–—•*]/.test(sign) || (sign === "-" && isLast)) scan.clause += 1;
  else if (/\p{Sc}/u.test(sign)) addWord(scan, sign, { start: end - sign.length, end });
}

function takePoint(scan: Scan, text: string, end: number): void {
  if (end < text.length && !/[\s.]/.test(text[end] ?? "")) return;
  const last = scan.words.at(-1)?.text ?? "";
  const goesOn = /^\d{1,2}(\.\d{1,2})?$/.test(last) && /^ ?\p{L}/u.test(text.slice(end, end + 2));
  if (!goesOn && !ABBREVIATED.has(last)) endSentence(scan);
}

function endSentence(scan: Scan): void {
  if (scan.words.at(-1)?.sentence !== scan.sentence) return;
  scan.sentence += 1;
  scan.clause += 1;
}

function addWord(scan: Scan, text: string, place: { start: number; end: number }): void {
  const { sentence, clause } = scan;
  scan.words.push({ text, ...place, sentence, clause });
}
