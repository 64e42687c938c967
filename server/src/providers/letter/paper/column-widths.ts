export type ColumnNeed = { natural: number; align: "left" | "right" };

/** Below this even a wrapped word cannot be read. */
const NARROWEST_MM = 14;

/**
 * Shares the width of a table among its columns: what is over widens all alike; where it is scarce,
 * figures keep what they need and words are wrapped. The widths always add up to the whole.
 */
export function shareWidth(needs: readonly ColumnNeed[], width: number): number[] {
  const natural = sum(needs.map((need) => need.natural));
  if (natural <= width) {
    const extra = (width - natural) / needs.length;
    return needs.map((need) => need.natural + extra);
  }
  const figures = sum(needs.filter(isFigures).map((need) => need.natural));
  const words = natural - figures;
  const left = width - figures;
  const wordColumns = needs.filter((need) => !isFigures(need)).length;
  if (wordColumns === 0 || left < wordColumns * NARROWEST_MM) {
    return needs.map((need) => (need.natural / natural) * width);
  }
  return shrinkWords({ needs, left, words });
}

function shrinkWords(scarcity: { needs: readonly ColumnNeed[]; left: number; words: number }) {
  const { needs, left, words } = scarcity;
  const fair = (need: ColumnNeed) => Math.max(NARROWEST_MM, (need.natural / words) * left);
  const wanted = sum(needs.filter((need) => !isFigures(need)).map(fair));
  return needs.map((need) => (isFigures(need) ? need.natural : (fair(need) / wanted) * left));
}

function isFigures(need: ColumnNeed): boolean {
  return need.align === "right";
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
