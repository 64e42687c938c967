import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { COMMANDS } from "@dunlin/cli/commands.ts";
import { describe, expect, test } from "vitest";
import {
  findDocumentViolations,
  readDocuments,
  type Known,
} from "./laws/find-document-violations.ts";
import { findSettingViolations, readSettings } from "./laws/find-setting-violations.ts";
import { listSources, toSource } from "./laws/source-file.ts";
import { tellViolations } from "./laws/violation.ts";

const ROOT = new URL("..", import.meta.url).pathname;
const read = (path: string) => readFileSync(join(ROOT, path), "utf8");

describe("The documents", () => {
  test("are all there", () => {
    const paths = readDocuments(ROOT).map(({ path }) => path);
    expect(paths).toEqual(
      expect.arrayContaining([
        "README.md",
        "ARCHITECTURE.md",
        "CONTRIBUTING.md",
        "GLOSSARY.md",
        "CHANGELOG.md",
      ]),
    );
    expect(paths.filter((path) => path.startsWith("docs/decisions/")).length).toBeGreaterThan(5);
    expect(read("LICENSE")).toContain("Apache License");
  });

  test("name only paths, scripts and commands that exist", () => {
    const sources = listSources(ROOT);
    const known: Known = {
      scripts: new Set(Object.keys(JSON.parse(read("package.json")).scripts)),
      commands: new Set(COMMANDS.map((command) => command.name.split(" ")[0]!)),
      exists: (path) =>
        existsSync(join(ROOT, path)) || sources.some((source) => source.endsWith(`/${path}`)),
    };
    expect(tellViolations(findDocumentViolations(readDocuments(ROOT), known))).toEqual([]);
  });

  test("name every setting of the server, and no other", () => {
    const settings = readSettings(toSource("server/src/config.ts", read("server/src/config.ts")));
    const others = read("cli/src/environment.ts") + read("server/test/start-postgres.ts");
    const ofCallers = new Set(
      [...others.matchAll(/\b((DUNLIN|TEST)_\w+|NO_COLOR)\b/g)].map(([name]) => name),
    );
    expect([...settings]).toContain("DATABASE_URL");
    const texts = { readme: read("README.md"), example: read(".env.example"), ofCallers };
    expect(tellViolations(findSettingViolations(settings, texts))).toEqual([]);
  });
});
