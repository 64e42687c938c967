import type { PostalLetter } from "#server/providers/letter/letter.ts";
import { lowerMark, type Mark, type Measure } from "#server/providers/letter/paper/marks.ts";
import {
  BODY_BOTTOM,
  FOOT_BOTTOM,
  PAGE,
  RUNNING_HEAD_TOP,
  TEXT,
} from "#server/providers/letter/paper/page-geometry.ts";
import { setLines } from "#server/providers/letter/paper/set-lines.ts";
import { lineHeight, STYLES } from "#server/providers/letter/paper/type-styles.ts";

const FOOT_GAP = 4.5;
const NUMBER_WIDTH = 30;

/** The small print of every page, and where the words above it have to end. */
export type LetterFoot = { marks: Mark[]; bodyBottom: number };

/** Sets the small print at the foot; throws where it takes more than a third of the page. */
export function setFoot(letter: PostalLetter, measure: Measure): LetterFoot {
  const column = { x: TEXT.x, width: TEXT.width - NUMBER_WIDTH, measure };
  const { marks, height } = setLines(letter.footer.join("\n"), STYLES.smallPrint, column);
  if (marks.length === 0) {
    return { marks, bodyBottom: BODY_BOTTOM };
  }
  if (height > PAGE.height / 3) {
    throw new Error("The small print takes more than a third of the page");
  }
  const top = FOOT_BOTTOM - height;
  const rule: Mark = { kind: "rule", x: TEXT.x, y: top - 1.5, width: TEXT.width, weight: 0.35 };
  return {
    marks: [rule, ...marks.map((mark) => lowerMark(mark, top))],
    bodyBottom: Math.min(BODY_BOTTOM, top - FOOT_GAP),
  };
}

/** Sets what tells the pages of a letter from each other; a letter of one page has nothing of it. */
export function setPageNumber(
  letter: PostalLetter,
  page: { number: number; count: number },
  measure: Measure,
): Mark[] {
  if (page.count === 1) {
    return [];
  }
  const last = FOOT_BOTTOM - lineHeight(STYLES.smallPrint);
  const right = { ...TEXT, align: "right", measure } as const;
  const number = setLines(namePage(letter.language, page), STYLES.smallPrint, right);
  const marks = number.marks.map((mark) => lowerMark(mark, last));
  if (page.number === 1) {
    return marks;
  }
  const head = [
    ...setLines(letter.sender.name, STYLES.smallPrint, { x: TEXT.x, width: 120, measure }).marks,
    ...setLines(letter.date, STYLES.smallPrint, right).marks,
  ];
  return [...marks, ...head.map((mark) => lowerMark(mark, RUNNING_HEAD_TOP))];
}

function namePage(language: string, page: { number: number; count: number }): string {
  const { number, count } = page;
  switch (language.toLowerCase().split(/[-_]/, 1)[0]) {
    case "en":
      return `Page ${number} of ${count}`;
    case "de":
      return `Seite ${number} von ${count}`;
    case "fr":
      return `Page ${number} sur ${count}`;
    default:
      return `${number} / ${count}`;
  }
}
