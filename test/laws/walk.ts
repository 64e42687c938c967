/** A node of the syntax tree, as loosely as a walk needs it. */
export type Node = { type: string; start: number; end: number; [key: string]: unknown };

/** Every node of a syntax tree, a parent before its children. */
export function* walk(value: unknown): Generator<Node> {
  if (Array.isArray(value)) {
    for (const each of value) yield* walk(each);
    return;
  }
  if (value === null || typeof value !== "object") return;
  const node = value as Node;
  if (typeof node.type === "string") yield node;
  for (const [key, child] of Object.entries(node)) {
    if (key !== "parent" && typeof child === "object") yield* walk(child);
  }
}

/** Every identifier that is looked up in a scope: neither a property's name nor a type's. */
export function* walkReferences(value: unknown): Generator<Node> {
  if (Array.isArray(value)) {
    for (const each of value) yield* walkReferences(each);
    return;
  }
  if (value === null || typeof value !== "object") return;
  const node = value as Node;
  if (node.type === "Identifier") yield node;
  const isPlainName = node["computed"] === false;
  for (const [key, child] of Object.entries(node)) {
    if (key === "typeAnnotation" || key === "typeArguments" || key === "returnType") continue;
    if (isPlainName && (key === "property" || (key === "key" && !node["shorthand"]))) continue;
    if (typeof child === "object") yield* walkReferences(child);
  }
}

/** The text of a string or template, with a hole for each value put in; null for anything else. */
export function wordsOf(node: Node): string | null {
  if (node.type === "Literal" && typeof node["value"] === "string") return node["value"];
  if (node.type !== "TemplateLiteral") return null;
  const quasis = node["quasis"] as { value: { raw: string } }[];
  return quasis.map((quasi) => quasi.value.raw).join(" $ ");
}

/** The line of a position in a text, counted from 1. */
export function lineAt(text: string, position: number): number {
  return text.slice(0, position).split("\n").length;
}
