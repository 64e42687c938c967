import { inDomain, type SourceFile } from "./source-file.ts";
import { NOUNS, VERBS } from "./verbs.ts";
import type { Violation } from "./violation.ts";
import type { Node } from "./walk.ts";

const verbs: ReadonlySet<string> = new Set(VERBS);

/** Finds domain files that are not what their name says: a verb file exports its verb and no other value. */
export function findShapeViolations(files: readonly SourceFile[]): Violation[] {
  return files.flatMap((file) => {
    const place = inDomain(file);
    if (!place) return [];
    const exported = exportsOf(file).filter(({ isType }) => !isType);
    const deed = camelCase(place.name);
    const names = exported.map(({ name }) => name);
    if (isDeed(place.name)) {
      return names.length === 1 && names[0] === deed && exported[0]!.isFunction
        ? []
        : [
            {
              rule: "verb-exports-its-verb",
              where: file.path,
              what: `exports ${names.join(", ") || "nothing"}, not ${deed} alone`,
            },
          ];
    }
    const unlisted = exported.find(({ name, first }) => name === deed && first === "ctx");
    return unlisted
      ? [
          {
            rule: "verb-is-listed",
            where: file.path,
            what: `${deed} acts, but its verb is not in test/laws/verbs.ts`,
          },
        ]
      : [];
  });
}

/** Finds verbs of the list that no file starts with any more. */
export function findUnusedVerbs(files: readonly SourceFile[]): Violation[] {
  const used = new Set(
    files
      .map((file) => inDomain(file)?.name)
      .filter((name) => name !== undefined)
      .map(firstWord),
  );
  return VERBS.filter((verb) => !used.has(verb)).map((verb) => ({
    rule: "verb-is-used",
    where: "test/laws/verbs.ts",
    what: `no file starts with ${verb}`,
  }));
}

/** Whether a file is named like a deed: a verb of the list and what it is done to. */
export function isDeed(name: string): boolean {
  return name.includes("-") && verbs.has(firstWord(name)) && !NOUNS.has(name);
}

function firstWord(name: string): string {
  return name.split("-")[0]!;
}

function camelCase(name: string): string {
  return name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

type Export = { name: string; isType: boolean; isFunction: boolean; first: string | null };

/** What a file exports by name; a re-export counts under the name it is given. */
function exportsOf(file: SourceFile): Export[] {
  return (file.program.body as unknown as Node[])
    .filter((node) => node.type === "ExportNamedDeclaration")
    .flatMap((node) => [...declared(node), ...specified(node)]);
}

function declared(node: Node): Export[] {
  const declaration = node["declaration"] as Node | null;
  if (!declaration) return [];
  const isType = /^TS(TypeAlias|Interface)Declaration$/.test(declaration.type);
  if (declaration.type !== "VariableDeclaration") {
    const isFunction = declaration.type === "FunctionDeclaration";
    return [
      {
        name: nameOf(declaration["id"]),
        isType,
        isFunction,
        first: isFunction ? firstParameter(declaration) : null,
      },
    ];
  }
  return (declaration["declarations"] as Node[]).map((each) => ({
    name: nameOf(each["id"]),
    isType: false,
    isFunction: false,
    first: null,
  }));
}

function specified(node: Node): Export[] {
  return (node["specifiers"] as Node[]).map((each) => ({
    name: nameOf(each["exported"]),
    isType: node["exportKind"] === "type" || each["exportKind"] === "type",
    isFunction: false,
    first: null,
  }));
}

function firstParameter(declaration: Node): string | null {
  const [first] = declaration["params"] as Node[];
  return first ? nameOf(first) : null;
}

function nameOf(node: unknown): string {
  return (node as { name?: string } | null)?.name ?? "?";
}
