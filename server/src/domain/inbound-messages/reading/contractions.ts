const ELIDED = new Set("j l m t s n d c qu jusqu lorsqu puisqu quelqu presqu".split(" "));
const WITH_IS = new Set("it that what he she who there here where when this".split(" "));
const ENDINGS = new Map([
  ["ll", "will"],
  ["ve", "have"],
  ["re", "are"],
  ["m", "am"],
  ["d", "would"],
]);
const BEFORE_NOT = new Map([
  ["wo", "will"],
  ["ca", "can"],
  ["sha", "shall"],
]);
// Typed without their apostrophe; "ill" and "well" are words of their own and stay.
const JOINED = new Map(
  `dont=do not;doesnt=does not;didnt=did not;cant=can not;cannot=can not;wont=will not
  couldnt=could not;wouldnt=would not;shouldnt=should not;havent=have not;hasnt=has not
  hadnt=had not;isnt=is not;arent=are not;wasnt=was not;werent=were not;aint=is not;ive=i have
  youve=you have;weve=we have;theyve=they have;youll=you will;itll=it will;thats=that is
  theyll=they will;whats=what is;jai=j ai;cest=c est;wanna=want to;gonna=going to;gotta=got to
  haben't=have not;aujourdhui=aujourdhui`
    .split(/[;\n]/)
    .map((entry) => entry.trim().split("="))
    .map(([typed = "", meant = ""]) => [typed, meant.split(" ")] as const),
);

/** The words that one stands for, with or without apostrophes: "don't" is "do not". */
export function expandContraction(folded: string): readonly string[] {
  const joined = folded.replace(/['’ʼ`´]/g, "");
  const known = JOINED.get(joined);
  if (known) return known;
  const parts = folded.split(/['’ʼ`´]/).filter((part) => part !== "");
  const [first = "", last = ""] = parts;
  if (parts.length < 2) return parts;
  if (ELIDED.has(first)) return parts;
  if (last === "t" && first.endsWith("n")) {
    const verb = first === "can" ? first : first.slice(0, -1);
    return [BEFORE_NOT.get(verb) ?? verb, "not"];
  }
  if (last === "s") return WITH_IS.has(first) ? [first, "is"] : [first];
  const ending = ENDINGS.get(last);
  return ending ? [first, ending] : [joined];
}
