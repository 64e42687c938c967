/** The tones of the ladder, mildest first. */
export const TONES = ["gentle", "due", "firm", "escalation", "legal"] as const;
export type Tone = (typeof TONES)[number];

/** Place of a tone on the ladder: 0 for gentle, one more for each sterner tone. */
export function toneRank(tone: Tone): number {
  return TONES.indexOf(tone);
}
