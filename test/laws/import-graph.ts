import { existsSync } from "node:fs";
import { join } from "node:path";
import { cruise, type ICruiseResult } from "dependency-cruiser";
import { FOLDERS, type SourceFile } from "./source-file.ts";
import type { Violation } from "./violation.ts";

export type ImportGraph = {
  violations: Violation[];
  /** What each module imports, as it is written there; what is installed or built in is left out. */
  imports: ReadonlyMap<string, ReadonlySet<string>>;
  result: ICruiseResult;
};

type Rules = { forbidden: readonly { name: string; comment: string }[]; options: object };

const RULES = new URL("../../.dependency-cruiser.mjs", import.meta.url).href;

/** The rules of .dependency-cruiser.mjs and how it is to look. */
export async function readImportRules(): Promise<Rules> {
  return ((await import(RULES)) as { default: Rules }).default;
}

/** Follows every import below the root and judges it by the rules of .dependency-cruiser.mjs. */
export async function readImportGraph(root: string): Promise<ImportGraph> {
  const { forbidden, options } = await readImportRules();
  const folders = FOLDERS.filter((folder) => existsSync(join(root, folder)));
  const { output } = await cruise(folders, {
    ...options,
    baseDir: root,
    validate: true,
    ruleSet: { forbidden },
  } as never);
  const result = output as ICruiseResult;
  const own = result.modules.filter(
    (each) => /[.]ts$/.test(each.source) && !each.source.includes("node_modules/"),
  );
  return {
    violations: result.summary.violations.map(({ rule, from, to }) => ({
      rule: rule.name,
      where: from,
      what: from === to ? "is not allowed" : `imports ${to}`,
    })),
    imports: new Map(
      own.map((each) => [
        each.source,
        new Set(each.dependencies.map((dependency) => dependency.module)),
      ]),
    ),
    result,
  };
}

/** Finds modules and imports that stand in the source and that the graph did not see. */
export function findUnseenImports(graph: ImportGraph, files: readonly SourceFile[]): Violation[] {
  return files.flatMap((file) => {
    const seen = graph.imports.get(file.path);
    if (!seen)
      return [{ rule: "every-module-is-seen", where: file.path, what: "was not looked at" }];
    return [...file.imports]
      .filter((request) => !seen.has(request.replace(/^node:/, "")) && !seen.has(request))
      .map((request) => ({
        rule: "every-import-is-seen",
        where: file.path,
        what: `${request} was not followed`,
      }));
  });
}
