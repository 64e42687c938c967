/** Makes the spaces that French sets before : ; ? ! and inside « » unbreakable throughout. */
export function spaceFrench<Words>(words: Words): Words {
  if (typeof words === "string") return space(words) as Words;
  const entries = Object.entries(words as object).map(([name, part]) => [name, spaceFrench(part)]);
  return Object.fromEntries(entries) as Words;
}

function space(words: string): string {
  return words.replaceAll(/ (?=[:»])|(?<=«) /g, "\u00A0").replaceAll(/ (?=[;?!])/g, "\u202F");
}
