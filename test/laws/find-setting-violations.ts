import type { SourceFile } from "./source-file.ts";
import type { Violation } from "./violation.ts";
import { walk } from "./walk.ts";

const NAME = /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/;

/** The names of the variables that the server's settings are read from. */
export function readSettings(config: SourceFile): Set<string> {
  const names = new Set<string>();
  for (const node of walk(config.program)) {
    if (node.type !== "ObjectExpression") continue;
    const keys = (node["properties"] as { key?: { name?: string } }[]).map(
      (each) => each.key?.name ?? "",
    );
    if (keys.length > 0 && keys.every((key) => NAME.test(key)))
      keys.forEach((key) => names.add(key));
  }
  return names;
}

/** Finds settings that the README or the example leave out, and those that they invent. */
export function findSettingViolations(
  settings: ReadonlySet<string>,
  texts: { readme: string; example: string; ofCallers: ReadonlySet<string> },
): Violation[] {
  const inReadme = namesIn(texts.readme, /`\$?([A-Z][A-Z0-9_]+)(?:=[^`]*)?`/g);
  const inExample = namesIn(texts.example, /^#?\s*([A-Z][A-Z0-9_]+)=/gm);
  const known = settings.union(texts.ofCallers);
  return [
    ...[...settings.difference(inReadme)].map((name) =>
      told("setting-is-told", "README.md", `${name} is missing`),
    ),
    ...[...settings.difference(inExample)].map((name) =>
      told("setting-is-told", ".env.example", `${name} is missing`),
    ),
    ...[...inExample.difference(settings)].map((name) =>
      told("setting-exists", ".env.example", name),
    ),
    ...[...inReadme]
      .filter((name) => name.includes("_") && !known.has(name))
      .map((name) => told("setting-exists", "README.md", name)),
  ];
}

function namesIn(text: string, pattern: RegExp): Set<string> {
  return new Set([...text.matchAll(pattern)].map(([, name]) => name!));
}

function told(rule: string, where: string, what: string): Violation {
  return { rule, where, what };
}
