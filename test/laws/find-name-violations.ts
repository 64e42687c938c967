import type { SourceFile } from "./source-file.ts";
import type { Violation } from "./violation.ts";
import { lineAt, walk } from "./walk.ts";

const EMPTY = [
  "base",
  "common",
  "handler",
  "helper",
  "helpers",
  "manager",
  "misc",
  "processor",
  "service",
  "services",
  "shared",
  "util",
  "utils",
];
const EMPTY_WORDS = new RegExp(`^(${EMPTY.join("|")})$`);
const DECLARATIONS = new Set([
  "FunctionDeclaration",
  "ClassDeclaration",
  "TSTypeAliasDeclaration",
  "TSInterfaceDeclaration",
]);

/** Finds names that say that something is code instead of what it is, and files not in kebab-case. */
export function findNameViolations(files: readonly SourceFile[]): Violation[] {
  return files.flatMap((file) => [...ofPath(file), ...ofDeclarations(file)]);
}

function ofPath(file: SourceFile): Violation[] {
  const parts = file.path.replace(/([.](store|crash))?([.]test)?[.]ts$/, "").split("/");
  const notKebab = parts.filter((part) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(part));
  const empty = parts.filter((part) => part.split("-").some((word) => EMPTY_WORDS.test(word)));
  return [
    ...notKebab.map((part) => ({
      rule: "kebab-case",
      where: file.path,
      what: `${part} is not kebab-case`,
    })),
    ...empty.map((part) => ({
      rule: "empty-name",
      where: file.path,
      what: `${part} says nothing`,
    })),
  ];
}

function ofDeclarations(file: SourceFile): Violation[] {
  const violations: Violation[] = [];
  for (const node of walk(file.program)) {
    if (!DECLARATIONS.has(node.type)) continue;
    const name = (node["id"] as { name?: string } | null)?.name ?? "";
    const words = name
      .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
      .toLowerCase()
      .split(" ");
    if (!words.some((word) => EMPTY_WORDS.test(word))) continue;
    const where = `${file.path}:${lineAt(file.text, node.start)}`;
    violations.push({ rule: "empty-name", where, what: `${name} says nothing` });
  }
  return violations;
}
