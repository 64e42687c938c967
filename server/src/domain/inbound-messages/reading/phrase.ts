import { spellings } from "./folding.ts";

/** One place of a phrase: a word of a set or a beginning of a set, or a gap of some words. */
export type Slot = {
  words: ReadonlySet<string>;
  stems: readonly string[];
  isNumber: boolean;
  isGap: boolean;
  isOptional: boolean;
  isCaught: boolean;
};
export type Phrase = {
  slots: readonly Slot[];
  /** The first word begins a clause. */
  isFirst: boolean;
  /** Counts in a question only. */
  isAsked: boolean;
  /** May stand in the clause after the one that it speaks about. */
  reachesOn: boolean;
};
export type WordGroups = Readonly<Record<string, string>>;

/**
 * Phrases from their notation, separated by semicolons or lines: `a|b` either word, `a_b` words of
 * one choice, `a*` a beginning, `a?` may be missing, `~` up to four words of the clause, `#` a
 * number, `$group` words of a group, `=` caught; before all, `^` at the start of a clause, `?` in a
 * question, `>` also in the next clause.
 */
export function phrasesOf(notation: string, groups: WordGroups = {}): Phrase[] {
  return notation
    .split(/[;\n]/)
    .map((each) => each.trim())
    .filter((each) => each !== "")
    .flatMap((each) => {
      const words = each.replace(/^[?^>]+/, "").trim();
      const marks = each.slice(0, each.length - words.length);
      return unfold(words.split(/\s+/)).map((unfolded) => ({
        slots: unfolded.map((word) => slotOf(word, groups)),
        isFirst: marks.includes("^"),
        isAsked: marks.includes("?"),
        reachesOn: marks.includes(">"),
      }));
    });
}

/** The same places with each choice of several words as words of their own. */
function unfold(places: readonly string[]): string[][] {
  return places.reduce<string[][]>(
    (before, place) => {
      const choices = place.split("|");
      const single = choices.filter((choice) => !choice.includes("_")).join("|");
      const several = choices.filter((choice) => choice.includes("_"));
      const ways = [
        ...(single === "" ? [] : [[single]]),
        ...several.map((each) => each.split("_")),
      ];
      return before.flatMap((start) => ways.map((way) => [...start, ...way]));
    },
    [[]],
  );
}

function slotOf(notation: string, groups: WordGroups): Slot {
  const isCaught = notation.startsWith("=");
  const isOptional = notation.endsWith("?");
  const bare = notation.slice(isCaught ? 1 : 0, isOptional ? -1 : undefined);
  const choices = bare.split("|").flatMap((choice) => choicesOf(choice, groups));
  const plain = choices.filter((choice) => !/[*#~]/.test(choice));
  const stems = choices.filter((choice) => choice.endsWith("*"));
  return {
    words: new Set(plain.flatMap(spellings)),
    stems: stems.flatMap((stem) => spellings(stem.slice(0, -1))),
    isNumber: choices.includes("#"),
    isGap: bare === "~",
    isOptional,
    isCaught,
  };
}

function choicesOf(choice: string, groups: WordGroups): string[] {
  if (choice === "$" || !choice.startsWith("$")) return [choice];
  const group = groups[choice.slice(1)];
  if (group === undefined) throw new RangeError(`There is no group of words ${choice}.`);
  return group.split(/[|\s]+/).flatMap((each) => choicesOf(each, groups));
}

/** Whether each word that a phrase needs is among some words, in whatever order. */
export function mayStandIn(said: ReadonlySet<string>, { slots }: Phrase): boolean {
  return slots.every((slot) => {
    if (slot.isGap || slot.isOptional || slot.isNumber || slot.stems.length > 0) return true;
    return !slot.words.isDisjointFrom(said);
  });
}
