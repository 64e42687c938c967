import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { SourceFile } from "./source-file.ts";
import { walk, wordsOf, type Node } from "./walk.ts";

const BUILDERS = new Set(["insertInto", "updateTable", "deleteFrom", "mergeInto", "replaceInto"]);
const STATEMENTS = [
  /\binsert\s+into\s+(\w+)(?![\w.])/gi,
  /\bmerge\s+into\s+(\w+)(?![\w.])/gi,
  /\bdelete\s+from\s+(?:only\s+)?(\w+)(?![\w.])/gi,
  /\btruncate\s+(?:table\s+)?(\w+)(?![\w.])/gi,
  /(?<!\bdo\s+)\bupdate\s+(?:only\s+)?(\w+)(?:\s+(?:as\s+)?\w+)?\s+set\b/gi,
];

/** The tables that a file writes, by query builder and by raw SQL; "?" is one that it does not name. */
export function tablesWrittenBy(file: SourceFile): Set<string> {
  const tables = new Set<string>();
  for (const node of walk(file.program)) {
    if (node.type === "CallExpression") addBuilt(tables, node);
    const words = wordsOf(node);
    if (words !== null) addStated(tables, words);
  }
  return tables;
}

function addBuilt(tables: Set<string>, call: Node): void {
  const callee = call["callee"] as Node;
  const name = (callee["property"] as { name?: string } | undefined)?.name ?? "";
  if (!BUILDERS.has(name)) return;
  const [table] = call["arguments"] as Node[];
  tables.add((table && wordsOf(table)?.split(" ")[0]) ?? "?");
}

function addStated(tables: Set<string>, words: string): void {
  for (const statement of STATEMENTS) {
    for (const [, table] of words.matchAll(statement)) tables.add(table!.toLowerCase());
  }
}

/** Which module owns each table, as the migrations say. */
export function readOwners(root: string): Map<string, string> {
  const folder = join(root, "server/src/platform/database/migrations");
  const text = readdirSync(folder)
    .sort()
    .map((name) => readFileSync(join(folder, name), "utf8"))
    .join("\n");
  const comments = text.matchAll(/comment on table (\w+) is\s+'owner: ([\w-]+)/g);
  return new Map([...comments].map(([, table, owner]) => [table!, owner!]));
}
