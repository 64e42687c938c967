import type { ImportGraph } from "./import-graph.ts";
import type { Violation } from "./violation.ts";

const MODULE = /^server\/src\/domain\/([^/]+)\//;

/** Finds module folders of the domain from which imports, types too, lead back to themselves. */
export function findModuleCycles(graph: ImportGraph): Violation[] {
  const edges = readEdges(graph);
  return [...edges.keys()].flatMap((start) => {
    const road = findRoadBack(edges, start);
    const isToldHere = road !== null && road.every((folder) => start <= folder);
    return isToldHere
      ? [
          {
            rule: "imports-follow-consequences",
            where: start,
            what: `${road.join(" → ")} → ${start}`,
          },
        ]
      : [];
  });
}

/** Which module folders each module folder imports. */
function readEdges(graph: ImportGraph): Map<string, Set<string>> {
  const edges = new Map<string, Set<string>>();
  for (const { source, dependencies } of graph.result.modules) {
    const from = MODULE.exec(source)?.[1];
    if (from === undefined || source.endsWith(".test.ts")) continue;
    for (const { resolved } of dependencies) {
      const to = MODULE.exec(resolved)?.[1];
      if (to !== undefined && to !== from) edges.set(from, (edges.get(from) ?? new Set()).add(to));
    }
  }
  return edges;
}

/** The shortest road from a folder back to itself, that folder first. */
function findRoadBack(edges: Map<string, Set<string>>, start: string): string[] | null {
  const roads = [[start]];
  const visited = new Set<string>();
  for (let road = roads.shift(); road; road = roads.shift()) {
    for (const next of edges.get(road.at(-1)!) ?? []) {
      if (next === start) return road;
      if (visited.has(next)) continue;
      visited.add(next);
      roads.push([...road, next]);
    }
  }
  return null;
}
