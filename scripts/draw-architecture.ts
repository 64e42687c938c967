import type { ImportGraph } from "../test/laws/import-graph.ts";

type Edges = Map<string, Map<string, "value" | "type">>;

const PARTS: readonly [pattern: RegExp, part: string][] = [
  [/^server\/src\/domain\//, "server/domain"],
  [/^server\/src\/providers\//, "server/providers"],
  [/^server\/src\/platform\//, "server/platform"],
  [/^server\/src\/(context|refusal)[.]ts$/, "server/context"],
  [/^server\/src\//, "server/wiring"],
  [/^(contract|client|cli)\/src\//, ""],
];
const MODULE = /^server\/src\/domain\/([^/]+)\//;

/** The drawing of ARCHITECTURE.md: the parts of the house, then the modules of the domain, from the imports as they are. */
export function drawArchitecture(graph: ImportGraph): string {
  const modules = readEdges(graph, (path) => MODULE.exec(path)?.[1] ?? null);
  return [
    "```mermaid",
    "flowchart LR",
    ...draw(readEdges(graph, partOf)),
    "```",
    "",
    "The modules of the domain, cause above effect. An arrow that follows from others is left out.",
    "",
    "```mermaid",
    "flowchart TD",
    ...draw(withoutShortcuts(modules)),
    "```",
  ].join("\n");
}

function partOf(path: string): string | null {
  const found = PARTS.find(([pattern]) => pattern.test(path));
  return found ? found[1] || path.split("/")[0]! : null;
}

/** Which part imports which; a value counts more than a type. Tests are left out. */
function readEdges(graph: ImportGraph, nameOf: (path: string) => string | null): Edges {
  const edges: Edges = new Map();
  for (const { source, dependencies } of graph.result.modules) {
    const from = source.endsWith(".test.ts") ? null : nameOf(source);
    if (from === null) continue;
    if (!edges.has(from)) edges.set(from, new Map());
    for (const { resolved, dependencyTypes } of dependencies) {
      const to = nameOf(resolved);
      if (to === null || to === from) continue;
      const kind = dependencyTypes.includes("type-only") ? "type" : "value";
      if (kind === "value" || !edges.get(from)!.has(to)) edges.get(from)!.set(to, kind);
    }
  }
  return edges;
}

/** Leaves out each arrow whose end is reached by a longer road as well. */
function withoutShortcuts(edges: Edges): Edges {
  return new Map(
    [...edges].map(([from, targets]) => {
      const beyond = new Set([...targets.keys()].flatMap((to) => [...reach(edges, to)]));
      return [from, new Map([...targets].filter(([to]) => !beyond.has(to)))];
    }),
  );
}

function reach(edges: Edges, start: string): Set<string> {
  const reached = new Set<string>();
  const waiting = [...(edges.get(start)?.keys() ?? [])];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (reached.has(next)) continue;
    reached.add(next);
    waiting.push(...(edges.get(next)?.keys() ?? []));
  }
  return reached;
}

function draw(edges: Edges): string[] {
  const names = [...edges.keys()].sort();
  return [
    ...names.map((name) => `  ${idOf(name)}["${name}"]`),
    ...names.flatMap((from) =>
      [...edges.get(from)!]
        .sort(([left], [right]) => left.localeCompare(right))
        .map(([to, kind]) => `  ${idOf(from)} ${kind === "type" ? "-.->" : "-->"} ${idOf(to)}`),
    ),
  ];
}

function idOf(name: string): string {
  return name.replaceAll(/[^a-z]/g, "_");
}
