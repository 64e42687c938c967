import { inDomain, type SourceFile } from "./source-file.ts";
import { tablesWrittenBy } from "./table-writes.ts";
import { UNTRACED } from "./untraced.ts";
import type { Violation } from "./violation.ts";
import { walk } from "./walk.ts";

/** Finds verbs that change a table and tell nobody, and reasons for silence that are no longer needed. */
export function findTraceViolations(
  files: readonly SourceFile[],
  owners: ReadonlyMap<string, string>,
  untraced: Readonly<Record<string, string>> = UNTRACED,
): Violation[] {
  const silent = files
    .filter((file) => inDomain(file) !== null)
    .filter((file) =>
      [...tablesWrittenBy(file)].some((table) => owners.has(table) && table !== "events"),
    )
    .filter((file) => !records(file))
    .map((file) => file.path.slice("server/src/domain/".length));
  return [
    ...silent
      .filter((path) => untraced[path] === undefined)
      .map((path) => ({
        rule: "change-and-trace-are-one",
        where: path,
        what: "writes a table and records no event; if that is right, give the reason in test/laws/untraced.ts",
      })),
    ...Object.keys(untraced)
      .filter((path) => !silent.includes(path))
      .map((path) => ({
        rule: "silence-is-needed",
        where: path,
        what: "is in test/laws/untraced.ts, but does not write in silence",
      })),
  ];
}

function records(file: SourceFile): boolean {
  return [...walk(file.program)].some(
    (node) =>
      node.type === "CallExpression" &&
      (node["callee"] as { name?: string }).name === "recordEvents",
  );
}
