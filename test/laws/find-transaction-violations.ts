import type { SourceFile } from "./source-file.ts";
import type { Violation } from "./violation.ts";
import { lineAt, walk, walkReferences, type Node } from "./walk.ts";

/** What of the outside-facing context a transaction may look at: facts, no deeds. */
const FACTS = new Set(["organizationId", "actor", "journal.workerId", "newId"]);

const OPENERS = new Set(["transact", "persist"]);

/**
 * Finds transactions whose work reaches back to the context outside of them. The types keep a plain
 * Context from sending; this keeps the outer one out of reach.
 */
export function findTransactionViolations(files: readonly SourceFile[]): Violation[] {
  return files
    .filter((file) => !file.isTest && file.path.startsWith("server/src/"))
    .flatMap((file) =>
      [...walk(file.program)].flatMap((node) => {
        const work = workOf(node);
        return work ? reachesOf(file, work.outer, work.body) : [];
      }),
    );
}

/** The context that opens a transaction, and the work that it is given. */
function workOf(node: Node): { outer: string; body: Node } | null {
  const callee = node["callee"] as Node | undefined;
  if (node.type !== "CallExpression" || callee?.type !== "MemberExpression") return null;
  if (!OPENERS.has((callee["property"] as { name?: string }).name ?? "")) return null;
  const outer = (callee["object"] as { name?: string }).name;
  const [body] = node["arguments"] as Node[];
  return outer && body ? { outer, body } : null;
}

function reachesOf(file: SourceFile, outer: string, body: Node): Violation[] {
  const allowed = new Set<number>();
  for (const node of walk(body)) {
    const path = pathOf(node);
    if (path?.startsWith(`${outer}.`) && FACTS.has(path.slice(outer.length + 1)))
      allowed.add(node.start);
  }
  return [...walkReferences(body)]
    .filter((node) => node["name"] === outer && !allowed.has(node.start))
    .map((node) => ({
      rule: "nothing-leaves-inside-a-transaction",
      where: `${file.path}:${lineAt(file.text, node.start)}`,
      what: `${outer} of outside is used inside the transaction`,
    }));
}

function pathOf(node: Node): string | null {
  if (node.type === "Identifier") return node["name"] as string;
  if (node.type !== "MemberExpression") return null;
  const object = pathOf(node["object"] as Node);
  const { name } = node["property"] as { name?: string };
  return object && name ? `${object}.${name}` : null;
}
