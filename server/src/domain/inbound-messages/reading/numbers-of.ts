import { spellings } from "./folding.ts";

/** Words with their numbers, from lists with commas: the words after each comma count one more. */
export function numbersOf(...lists: readonly string[]): Readonly<Record<string, number>> {
  return Object.fromEntries(
    lists.flatMap((list) =>
      list.split(",").flatMap((words, at) =>
        words
          .split(" ")
          .filter((word) => word !== "")
          .flatMap(spellings)
          .map((word) => [word, at + 1] as const),
      ),
    ),
  );
}
