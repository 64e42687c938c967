import type { Slab } from "#server/providers/letter/paper/marks.ts";

export type PlacedSlab = { slab: Slab; y: number };

const ROUNDING = 0.001;

/** Between which heights the slabs of a page may stand. */
export type PageRoom = { firstTop: number; otherTop: number; bottom: number };

/**
 * Puts slabs onto pages in their order. Slabs that keep together begin a new page together where one
 * page can hold them; else they are divided, and a single slab is never divided: it throws.
 */
export function paginate(slabs: readonly Slab[], room: PageRoom): PlacedSlab[][] {
  const pages: PlacedSlab[][] = [[]];
  let y = room.firstTop;

  const isEmpty = () => pages.at(-1)?.length === 0;
  const isFresh = () => pages.length > 1 && isEmpty();
  const topOf = (slab: Slab) => (isEmpty() ? y : y + slab.gapBefore);
  const fits = (slab: Slab, height: number) => topOf(slab) + height <= room.bottom + ROUNDING;

  function place(slab: Slab): void {
    const top = topOf(slab);
    pages.at(-1)?.push({ slab, y: top });
    y = top + slab.height;
  }
  function turnPage(next: Slab): void {
    pages.push([]);
    y = room.otherTop;
    if (next.head !== null) place(next.head);
  }

  for (const chain of chainsOf(slabs)) {
    const [first] = chain;
    const whole = heightOf(chain);
    const fitsOnePage = room.otherTop + whole + (first?.head?.height ?? 0) <= room.bottom;
    if (first !== undefined && fitsOnePage && !fits(first, whole) && !isFresh()) turnPage(first);
    for (const slab of chain) {
      if (!fits(slab, slab.height) && !isFresh()) turnPage(slab);
      if (!fits(slab, slab.height)) throw new Error("A part of the letter is longer than a page");
      place(slab);
    }
  }
  return pages;
}

function chainsOf(slabs: readonly Slab[]): Slab[][] {
  const chains: Slab[][] = [];
  let isOpen = false;
  for (const slab of slabs) {
    if (isOpen) chains.at(-1)?.push(slab);
    else chains.push([slab]);
    isOpen = slab.keepsWithNext;
  }
  return chains;
}

/** From the top of the first to the foot of the last. */
function heightOf(chain: readonly Slab[]): number {
  const gap = chain[0]?.gapBefore ?? 0;
  return chain.reduce((sum, slab) => sum + slab.gapBefore + slab.height, -gap);
}
