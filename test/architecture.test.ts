import { beforeAll, describe, expect, test } from "vitest";
import { findModuleCycles } from "./laws/find-module-cycles.ts";
import { findUnseenImports, readImportGraph, type ImportGraph } from "./laws/import-graph.ts";
import { listSources, readSources } from "./laws/source-file.ts";
import { tellViolations } from "./laws/violation.ts";

const ROOT = new URL("..", import.meta.url).pathname;

describe("Imports", () => {
  let graph: ImportGraph;
  beforeAll(async () => {
    graph = await readImportGraph(ROOT);
  });

  test("follow the rules of .dependency-cruiser.mjs", () => {
    expect(tellViolations(graph.violations)).toEqual([]);
  });

  test("lead from cause to effect: no module folder of the domain comes back to itself", () => {
    expect(tellViolations(findModuleCycles(graph))).toEqual([]);
  });

  test("were looked at in every module that is on the disk", () => {
    expect([...graph.imports.keys()].sort()).toEqual(listSources(ROOT));
    expect(graph.imports.size).toBeGreaterThan(200);
  });

  test("were all followed, as a second parser counts them", () => {
    expect(tellViolations(findUnseenImports(graph, readSources(ROOT)))).toEqual([]);
    const edges = [...graph.imports.values()].reduce((sum, each) => sum + each.size, 0);
    expect(edges).toBeGreaterThan(800);
  });
});
