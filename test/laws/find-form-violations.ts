import type { SourceFile } from "./source-file.ts";
import type { Violation } from "./violation.ts";
import { lineAt, walk, type Node } from "./walk.ts";

/** Finds what the house does without: default exports, barrels, classes other than errors, enums, namespaces, muted checks. */
export function findFormViolations(files: readonly SourceFile[]): Violation[] {
  return files.flatMap((file) => [...formsOf(file), ...barrelOf(file), ...mutedOf(file)]);
}

function formsOf(file: SourceFile): Violation[] {
  const violations: Violation[] = [];
  for (const node of walk(file.program)) {
    const rule = judge(node);
    if (rule)
      violations.push({
        rule,
        where: `${file.path}:${lineAt(file.text, node.start)}`,
        what: "is not done here",
      });
  }
  return violations;
}

function judge(node: Node): string | null {
  switch (node.type) {
    case "ExportDefaultDeclaration":
      return "no-default-export";
    case "TSEnumDeclaration":
      return "no-enum";
    case "TSModuleDeclaration":
      return (node["id"] as Node).type === "Literal" ? null : "no-namespace";
    case "ClassDeclaration":
    case "ClassExpression":
      return isError(node) ? null : "no-class-but-errors";
    default:
      return null;
  }
}

function isError(node: Node): boolean {
  const parent = node["superClass"] as { name?: string } | null;
  return /(^|[a-z])Error$/.test(parent?.name ?? "");
}

/** The one file of the server that the command line may see; it hands on what a command needs. */
const DOOR = "server/src/commands.ts";

function barrelOf(file: SourceFile): Violation[] {
  const body = file.program.body as unknown as Node[];
  const isReExport = (node: Node) =>
    node.type === "ExportAllDeclaration" ||
    (node.type === "ExportNamedDeclaration" &&
      node["source"] !== null &&
      node["exportKind"] !== "type");
  const isIndex = /(^|\/)index[.]ts$/.test(file.path);
  return isIndex || (file.path !== DOOR && body.some(isReExport))
    ? [{ rule: "no-barrel", where: file.path, what: "hands on what others export" }]
    : [];
}

// Put together here so that this file does not break its own rule.
const MUTED = new RegExp(
  [
    "@ts-" + "(ignore|nocheck|expect-error)",
    "(ox|es)lint-" + "disable",
    "TO" + "DO",
    "FIX" + "ME",
  ].join("|"),
);

function mutedOf(file: SourceFile): Violation[] {
  return file.text.split("\n").flatMap((line, index) =>
    MUTED.test(line)
      ? [
          {
            rule: "nothing-muted",
            where: `${file.path}:${index + 1}`,
            what: "is silenced or left for later",
          },
        ]
      : [],
  );
}
