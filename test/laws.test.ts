import { rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { copyTree, putFile } from "./breaches/copy-tree.ts";
import { ACCOMPLICES, IMPORT_BREACHES, IMPORT_LIBERTIES } from "./breaches/import-breaches.ts";
import { SOURCE_BREACHES, SOURCE_LIBERTIES } from "./breaches/source-breaches.ts";
import { findEffectViolations } from "./laws/find-effect-violations.ts";
import { findFormViolations } from "./laws/find-form-violations.ts";
import { findModuleCycles } from "./laws/find-module-cycles.ts";
import { findNameViolations } from "./laws/find-name-violations.ts";
import { findShapeViolations, findUnusedVerbs } from "./laws/find-shape-violations.ts";
import { findSizeViolations, findSpreadViolations } from "./laws/find-size-violations.ts";
import { findTraceViolations } from "./laws/find-trace-violations.ts";
import { findTransactionViolations } from "./laws/find-transaction-violations.ts";
import { findWriterViolations } from "./laws/find-writer-violations.ts";
import {
  findUnseenImports,
  readImportGraph,
  readImportRules,
  type ImportGraph,
} from "./laws/import-graph.ts";
import { toSource, type SourceFile } from "./laws/source-file.ts";
import { readOwners } from "./laws/table-writes.ts";
import type { Violation } from "./laws/violation.ts";

const ROOT = new URL("..", import.meta.url).pathname;
const owners = readOwners(ROOT);

describe("An import rule that is broken on purpose is caught by its name", () => {
  let copy: string;
  let graph: ImportGraph;
  beforeAll(async () => {
    copy = copyTree(ROOT);
    for (const [, path, text] of IMPORT_BREACHES) putFile(copy, path, text);
    for (const [path, text] of [...IMPORT_LIBERTIES, ...ACCOMPLICES]) putFile(copy, path, text);
    graph = await readImportGraph(copy);
  }, 60_000);
  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  test.each(IMPORT_BREACHES)("%s, in %s", (rule, path) => {
    expect(
      graph.violations.filter(({ where }) => where === path).map((each) => each.rule),
    ).toContain(rule);
  });

  test.each(IMPORT_LIBERTIES)("but not where it is kept, in %s", (path) => {
    const found = graph.violations.filter(({ where }) => where === path);
    expect(rulesOf(found).filter((rule) => rule !== "reached-from-the-start")).toEqual([]);
    expect(graph.imports.get(path)?.size).toBeGreaterThan(0);
  });

  test("no rule is without a breach", async () => {
    const { forbidden } = await readImportRules();
    const broken = new Set(IMPORT_BREACHES.map(([rule]) => rule));
    expect(forbidden.map(({ name }) => name).filter((name) => !broken.has(name))).toEqual([]);
  });

  test("imports-follow-consequences, when an effect imports its cause", () => {
    const found = findModuleCycles(graph);
    expect(found.map(({ rule }) => rule)).toContain("imports-follow-consequences");
    expect(found.every(({ what }) => what.includes("events"))).toBe(true);
  });

  test("a module or an import that was not seen", () => {
    const file = toSource("server/src/unseen.ts", `import "node:fs";`);
    const half = { ...graph, imports: new Map([["server/src/unseen.ts", new Set<string>()]]) };
    expect(rulesOf(findUnseenImports(graph, [file]))).toEqual(["every-module-is-seen"]);
    expect(rulesOf(findUnseenImports(half, [file]))).toEqual(["every-import-is-seen"]);
  });
});

describe("A rule of the source that is broken on purpose is caught by its name", () => {
  test.each(SOURCE_BREACHES)("%s, in %s: %s", (rule, path, text) => {
    const found = judge([toSource(path, text)]);
    expect(rulesOf(found)).toContain(rule);
    expect(found.every(({ where }) => path.includes(where.split(":")[0]!))).toBe(true);
  });

  test.each(SOURCE_LIBERTIES)("but not where it is kept, in %s: %s", (path, text) => {
    expect(judge([toSource(path, text)])).toEqual([]);
  });

  test("median-file-size and ninetieth-file-size, when most files are large", () => {
    const large = Array.from({ length: 10 }, (_, index) =>
      toSource(
        `server/src/domain/invoices/part-${index}.ts`,
        "\n".repeat(200) + "export type Part = 1;",
      ),
    );
    expect(new Set(rulesOf(findSpreadViolations(large)))).toEqual(
      new Set(["median-file-size", "ninetieth-file-size"]),
    );
  });

  test("verb-is-used, when a verb of the list has no file", () => {
    expect(rulesOf(findUnusedVerbs([]))).toContain("verb-is-used");
  });

  test("silence-is-needed, when a reason for silence has outlived it", () => {
    const file = toSource(
      "server/src/domain/invoices/settle-debts.ts",
      "export function settleDebts() {}",
    );
    const reasons = { "invoices/settle-debts.ts": "told elsewhere" };
    expect(rulesOf(findTraceViolations([file], owners, reasons))).toEqual(["silence-is-needed"]);
  });
});

function judge(files: readonly SourceFile[]): Violation[] {
  return [
    ...findShapeViolations(files),
    ...findSizeViolations(files),
    ...findNameViolations(files),
    ...findFormViolations(files),
    ...findWriterViolations(files, owners),
    ...findEffectViolations(files),
    ...findTraceViolations(files, owners, {}),
    ...findTransactionViolations(files),
  ];
}

function rulesOf(violations: readonly Violation[]): string[] {
  return violations.map(({ rule }) => rule);
}
