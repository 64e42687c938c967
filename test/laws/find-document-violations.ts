import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Violation } from "./violation.ts";

export type Document = { path: string; text: string };
export type Known = {
  scripts: ReadonlySet<string>;
  commands: ReadonlySet<string>;
  exists(path: string): boolean;
};

const TOP = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "GLOSSARY.md", "CHANGELOG.md"];
const ROOTS =
  /^(contract|server|client|cli|agent|web|test|scripts|docs|scenarios|bench|deploy|domain|providers|platform)\//;
const ROOT_FILES = /^[.\w-]+\.(md|json|ts|mjs|yml|yaml)$/;

/** The documents of the project, those that are there. */
export function readDocuments(root: string): Document[] {
  const docs = existsSync(join(root, "docs"))
    ? readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" }).map(
        (path) => `docs/${path}`,
      )
    : [];
  return [...TOP, ...docs]
    .filter((path) => path.endsWith(".md") && existsSync(join(root, path)))
    .map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));
}

/** Finds paths, links and commands in documents that lead nowhere. */
export function findDocumentViolations(documents: readonly Document[], known: Known): Violation[] {
  return documents.flatMap((document) => [
    ...pathsIn(document)
      .filter((path) => !isThere(path, known))
      .map((path) => told("path-exists", document, path)),
    ...named(document, /\bnpm run (?:--silent )?([\w:-]+)/g)
      .filter((script) => !known.scripts.has(script))
      .map((script) => told("script-exists", document, `npm run ${script}`)),
    ...named(document, /\bnpx dunlin ([a-z][\w-]*)/g)
      .filter((command) => !known.commands.has(command))
      .map((command) => told("command-exists", document, `npx dunlin ${command}`)),
  ]);
}

/** Paths as documents write them: in code marks, and as the targets of links. */
function pathsIn(document: Document): string[] {
  const folder = document.path.includes("/") ? document.path.replace(/[^/]+$/, "") : "";
  const marked = [...document.text.matchAll(/`([^`\s]+)`/g)].map(([, path]) => path!);
  const linked = [...document.text.matchAll(/\]\((?!https?:|mailto:|#)([^)\s#]+)[^)]*\)/g)].map(
    ([, path]) => join(folder, path!),
  );
  const plain = marked.filter(
    (path) => (ROOTS.test(path) || ROOT_FILES.test(path)) && !/[<>{}…]/.test(path),
  );
  return [...new Set([...plain, ...linked])];
}

/** A path from the root, or from the server's source, as a document may leave that out; a star stands for any name. */
function isThere(path: string, known: Known): boolean {
  const clean = path
    .replace(/[:#].*$/, "")
    .replace(/\/?\*.*$/, "")
    .replace(/\/$/, "");
  return (
    known.exists(clean) ||
    (/^(domain|providers|platform)\//.test(clean) && known.exists(`server/src/${clean}`))
  );
}

function named({ text }: Document, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].map(([, name]) => name!))];
}

function told(rule: string, document: Document, what: string): Violation {
  return { rule, where: document.path, what };
}
