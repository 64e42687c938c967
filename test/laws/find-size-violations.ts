import { inDomain, isGenerated, type SourceFile } from "./source-file.ts";
import type { Violation } from "./violation.ts";
import { lineAt, walk, type Node } from "./walk.ts";

const SIZES = { file: 300, median: 45, ninetieth: 150, function: 60, parameters: 3 };

const FUNCTIONS = new Set(["FunctionDeclaration", "FunctionExpression", "ArrowFunctionExpression"]);

/** Finds files and functions that do not fit in the head, and functions that ask for too much. */
export function findSizeViolations(files: readonly SourceFile[]): Violation[] {
  return files
    .filter((file) => !isGenerated(file))
    .flatMap((file) => [
      ...(file.lines > SIZES.file
        ? [
            {
              rule: "file-size",
              where: file.path,
              what: `${file.lines} lines, ${SIZES.file} are allowed`,
            },
          ]
        : []),
      ...(file.isTest ? [] : functionsOf(file)),
    ]);
}

function functionsOf(file: SourceFile): Violation[] {
  const violations: Violation[] = [];
  for (const node of walk(file.program)) {
    if (!FUNCTIONS.has(node.type)) continue;
    const where = `${file.path}:${lineAt(file.text, node.start)}`;
    const lines = file.text.slice(node.start, node.end).split("\n").length;
    const parameters = countParameters(node);
    if (lines > SIZES.function) {
      violations.push({
        rule: "function-size",
        where,
        what: `${lines} lines, ${SIZES.function} are allowed`,
      });
    }
    if (parameters > SIZES.parameters) {
      violations.push({
        rule: "parameters",
        where,
        what: `${parameters}, ${SIZES.parameters} are allowed`,
      });
    }
  }
  return violations;
}

function countParameters(node: Node): number {
  return (node["params"] as unknown[]).length;
}

/** Finds whether most files stay small: half of them, and nine of ten. */
export function findSpreadViolations(files: readonly SourceFile[]): Violation[] {
  const written = files.filter((file) => !file.isTest && !isGenerated(file));
  const groups = {
    "the whole source": written,
    "server/src/domain": written.filter((file) => inDomain(file) !== null),
  };
  return Object.entries(groups).flatMap(([where, group]) => {
    const lengths = group.map((file) => file.lines).sort((left, right) => left - right);
    const at = (part: number) => lengths[Math.ceil(lengths.length * part) - 1] ?? 0;
    return [
      { rule: "median-file-size", where, limit: SIZES.median, is: at(0.5) },
      { rule: "ninetieth-file-size", where, limit: SIZES.ninetieth, is: at(0.9) },
    ]
      .filter(({ is, limit }) => is > limit)
      .map(({ rule, is, limit }) => ({ rule, where, what: `${is} lines, ${limit} are allowed` }));
  });
}
