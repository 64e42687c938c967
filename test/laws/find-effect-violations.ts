import { inDomain, type SourceFile } from "./source-file.ts";
import type { Violation } from "./violation.ts";
import { lineAt, walk, walkReferences, type Node } from "./walk.ts";

/** The files that read the environment, each once and at the start; others are given what they need. */
const READS_ENVIRONMENT = ["cli/src/environment.ts"];

const TOOLS = /^(scripts|bench)\//;
const WORLD = new Set([
  "process",
  "crypto",
  "fetch",
  "performance",
  "console",
  "setTimeout",
  "setInterval",
  "setImmediate",
  "queueMicrotask",
  "WebSocket",
  "XMLHttpRequest",
  "navigator",
  "globalThis",
]);
const ASKS = new Set(["Date.now", "Math.random", "Temporal.Now"]);
const CHANCE = /^(random\w*|getRandomValues|newApiKeySecret|nanoid)$/;

/** Finds where the domain takes time, chance or the world from elsewhere than ctx, and who else reads the environment. */
export function findEffectViolations(files: readonly SourceFile[]): Violation[] {
  return files
    .filter((file) => !file.isTest)
    .flatMap((file) => [...environmentOf(file), ...(inDomain(file) ? worldOf(file) : [])]);
}

function environmentOf(file: SourceFile): Violation[] {
  if (READS_ENVIRONMENT.includes(file.path) || TOOLS.test(file.path)) return [];
  return find(file, "environment-is-read-once", (node) =>
    memberOf(node) === "process.env" ? "process.env" : null,
  );
}

function worldOf(file: SourceFile): Violation[] {
  const globals = [...walkReferences(file.program)]
    .filter((node) => WORLD.has(node["name"] as string))
    .map((node) =>
      told(file, { node, rule: "world-comes-through-ctx", what: node["name"] as string }),
    );
  return [...globals, ...find(file, "world-comes-through-ctx", asked)];
}

function asked(node: Node): string | null {
  const member = memberOf(node);
  if (member !== null && ASKS.has(member)) return member;
  const isDate = (node["callee"] as { name?: string } | undefined)?.name === "Date";
  if (node.type === "CallExpression" && isDate) return "Date()";
  if (node.type === "NewExpression" && isDate && (node["arguments"] as unknown[]).length === 0)
    return "new Date()";
  if (node.type !== "ImportSpecifier") return null;
  const { name } = node["imported"] as { name: string };
  return CHANCE.test(name) ? name : null;
}

function memberOf(node: Node): string | null {
  if (node.type !== "MemberExpression") return null;
  const object = (node["object"] as { name?: string }).name;
  const property = node["property"] as { name?: string; value?: unknown };
  return `${object ?? "?"}.${property.name ?? String(property.value)}`;
}

function find(file: SourceFile, rule: string, judge: (node: Node) => string | null): Violation[] {
  return [...walk(file.program)].flatMap((node) => {
    const what = judge(node);
    return what === null ? [] : [told(file, { node, rule, what })];
  });
}

function told(file: SourceFile, found: { node: Node; rule: string; what: string }): Violation {
  const { node, rule, what } = found;
  return { rule, where: `${file.path}:${lineAt(file.text, node.start)}`, what };
}
