import type { LetterBlock, PostalLetter } from "#server/providers/letter/letter.ts";
import {
  lowerMark,
  type Mark,
  type Measure,
  type Slab,
} from "#server/providers/letter/paper/marks.ts";
import {
  ROOMY,
  TIGHT,
  type Density,
  type Setting,
} from "#server/providers/letter/paper/density.ts";
import { BODY_TOP } from "#server/providers/letter/paper/page-geometry.ts";
import { paginate } from "#server/providers/letter/paper/paginate.ts";
import { setFoot, setPageNumber } from "#server/providers/letter/paper/set-foot.ts";
import { setHead } from "#server/providers/letter/paper/set-head.ts";
import { setParagraph } from "#server/providers/letter/paper/set-paragraph.ts";
import { setPayment } from "#server/providers/letter/paper/set-payment.ts";
import { setTable } from "#server/providers/letter/paper/set-table.ts";
import { STYLES } from "#server/providers/letter/paper/type-styles.ts";

/** Decides where everything stands: the marks of each page. Throws where the letter cannot be set. */
export function layOutLetter(letter: PostalLetter, measure: Measure): Mark[][] {
  const head = setHead(letter, measure);
  const foot = setFoot(letter, measure);
  const divide = (density: Density) =>
    paginate(setWords(letter, { measure, density }), {
      firstTop: head.bodyTop,
      otherTop: BODY_TOP.other,
      bottom: foot.bodyBottom,
    });
  const pages = fewestPages(divide);
  return pages.map((slabs, index) => [
    ...(index === 0 ? head.marks : []),
    ...slabs.flatMap(({ slab, y }) => slab.marks.map((mark) => lowerMark(mark, y))),
    ...foot.marks,
    ...setPageNumber(letter, { number: index + 1, count: pages.length }, measure),
  ]);
}

function fewestPages<Page>(divide: (density: Density) => Page[]): Page[] {
  const roomy = divide(ROOMY);
  const tight = roomy.length > 1 ? divide(TIGHT) : roomy;
  return tight.length < roomy.length ? tight : roomy;
}

function setWords(letter: PostalLetter, setting: Setting): Slab[] {
  const subject = setParagraph(letter.subject, setting, STYLES.subject).map(hold);
  const blocks = letter.blocks.map((block) => setBlock(block, setting));
  const signature = setParagraph(letter.signature, setting).map((slab, index) =>
    index === 0 ? { ...slab, gapBefore: setting.density.signatureGap } : slab,
  );
  return [...subject, ...holdClosing(letter.blocks, blocks), ...signature];
}

/** The closing is never on a page without the end of the words that it closes. */
function holdClosing(blocks: readonly LetterBlock[], set: readonly Slab[][]): Slab[] {
  const [before, closing] = [blocks.at(-2)?.kind, blocks.at(-1)?.kind];
  const last = set.length - 1;
  return set.flatMap((slabs, index) => {
    if (index === last && closing === "paragraph") return slabs.map(hold);
    return index === last - 1 && before === "paragraph" && closing === "paragraph"
      ? [...slabs.slice(0, -1), ...slabs.slice(-1).map(hold)]
      : slabs;
  });
}

function setBlock(block: LetterBlock, setting: Setting): Slab[] {
  switch (block.kind) {
    case "paragraph":
      return setParagraph(block.text, setting);
    case "table":
      return setTable(block, setting);
    case "payment":
      return [setPayment(block, setting)];
  }
}

function hold(slab: Slab): Slab {
  return { ...slab, keepsWithNext: true };
}
