export type SegmentCount = {
  encoding: "gsm7" | "ucs2";
  /** Septets in GSM-7, UTF-16 units in UCS-2, without what a boundary leaves empty. */
  units: number;
  segments: number;
  /** How many units one segment of this text holds. */
  perSegment: number;
};

const BASIC =
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?" +
  "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
const EXTENSION = "\f^{}\\[~]|€";

const SEPTETS: ReadonlyMap<string, number> = new Map([
  ...[...BASIC].map((character) => [character, 1] as const),
  ...[...EXTENSION].map((character) => [character, 2] as const),
]);

const GRAPHEMES = new Intl.Segmenter("en", { granularity: "grapheme" });

/**
 * How many segments a text message is sent and billed in. GSM 03.38 as long as every character is
 * in it, else UCS-2; no escaped character and no grapheme is torn between two segments.
 */
export function countSegments(text: string): SegmentCount {
  const septets = septetsOf(text);
  return septets === null
    ? count("ucs2", unitsOf(text), { alone: 70, joined: 67 })
    : count("gsm7", septets, { alone: 160, joined: 153 });
}

function count(
  encoding: SegmentCount["encoding"],
  pieces: readonly number[],
  capacity: { alone: number; joined: number },
): SegmentCount {
  const units = pieces.reduce((sum, piece) => sum + piece, 0);
  if (units <= capacity.alone) {
    return { encoding, units, segments: Math.min(1, units), perSegment: capacity.alone };
  }
  const perSegment = capacity.joined;
  let segments = 1;
  let used = 0;
  for (const piece of pieces) {
    if (used + piece > perSegment) {
      segments += 1;
      used = 0;
    }
    used += piece;
  }
  return { encoding, units, segments, perSegment };
}

/** What each character takes in GSM-7; null when one of them is not in it. */
function septetsOf(text: string): number[] | null {
  const septets: number[] = [];
  for (const character of text) {
    const cost = SEPTETS.get(character);
    if (cost === undefined) return null;
    septets.push(cost);
  }
  return septets;
}

/** What each grapheme takes in UCS-2; one that no segment could hold whole goes by characters. */
function unitsOf(text: string): number[] {
  return Array.from(GRAPHEMES.segment(text), ({ segment }) => segment).flatMap((grapheme) =>
    grapheme.length <= 67 ? [grapheme.length] : Array.from(grapheme, ({ length }) => length),
  );
}
