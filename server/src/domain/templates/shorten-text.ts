import { countSegments } from "./count-segments.ts";
import { normalizeText } from "./normalize-text.ts";

/** A text message in the order it is read. Link and tail are sacred; only the body gives way. */
export type TextParts = { body: string; link: string | null; tail: string };

const MOST_CHARACTERS_OF_A_SEGMENT = 160;
const DANGLING = /[\s,;:.!?([{-]+$/;
const GRAPHEMES = new Intl.Segmenter("en", { granularity: "grapheme" });

/**
 * Body, link and tail as one text of at most so many segments. The body is normalized and, where it
 * is too long, cut between words with "..."; link and tail stay whole and unaltered, even when they
 * alone need more segments.
 */
export function shortenText(parts: TextParts, maxSegments: number): string {
  const rest = join(parts, "");
  const most = Math.max(maxSegments, countSegments(rest).segments);
  const whole = join(parts, normalizeText(parts.body).trim());
  if (countSegments(whole).segments <= most) return whole;
  const body = parts.body.trim().slice(0, most * MOST_CHARACTERS_OF_A_SEGMENT);
  const ends = endsOf(body);
  let longest = rest;
  // A longer beginning never needs fewer segments, so that halving finds the longest that fits.
  for (let [low, high] = [0, ends.length]; low < high;) {
    const middle = (low + high) >>> 1;
    const text = join(parts, shortened(body.slice(0, ends[middle])));
    if (countSegments(text).segments <= most) {
      longest = text;
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return longest;
}

function join({ link, tail }: TextParts, body: string): string {
  const lead = [body, link ?? ""].filter((part) => part !== "").join(" ");
  return [lead, tail].filter((part) => part !== "").join("\n");
}

/** Where a body may be cut, in ascending order: between words, and inside the first one for want of better. */
function endsOf(body: string): number[] {
  const breaks = Array.from(body.matchAll(/[ \n]+/g), ({ index }) => index);
  const first = body.slice(0, breaks[0]);
  return [...Array.from(GRAPHEMES.segment(first), ({ index }) => index), ...breaks];
}

function shortened(beginning: string): string {
  const cut = normalizeText(beginning).replace(DANGLING, "");
  return cut === "" ? "" : `${cut}...`;
}
