import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { parseSync, type Program } from "oxc-parser";

export type SourceFile = {
  /** From the root, with slashes. */
  path: string;
  text: string;
  lines: number;
  isTest: boolean;
  program: Program;
  /** What the file imports, as it is written there. */
  imports: ReadonlySet<string>;
};

/** The folders of the project that hold TypeScript, there already or later. */
export const FOLDERS = [
  "contract",
  "server",
  "client",
  "agent",
  "cli",
  "web",
  "scenarios",
  "bench",
  "test",
  "scripts",
];
const GENERATED = ["server/src/platform/database/schema.ts"];

/** The path of every TypeScript file below the root that people wrote or that is compiled. */
export function listSources(root: string): string[] {
  return FOLDERS.filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map(
        (path) => `${folder}/${path}`,
      ),
    )
    .filter((path) => path.endsWith(".ts") && !path.includes("node_modules/"))
    .filter((path) => statSync(join(root, path)).isFile())
    .sort();
}

/** Every source file, read and parsed; a file that cannot be parsed is an error. */
export function readSources(root: string): SourceFile[] {
  return listSources(root).map((path) => toSource(path, readFileSync(join(root, path), "utf8")));
}

/** A source file from its text, as if it stood at that path. */
export function toSource(path: string, text: string): SourceFile {
  const { program, module, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path} cannot be parsed: ${errors[0]!.message}`);
  const isTest =
    /[.]test[.]ts$|[/]sample-[a-z-]+[.]ts$/.test(path) ||
    /^(([^/]+\/)?test|scenarios)\//.test(path);
  const requests = [
    ...module.staticImports.map((each) => each.moduleRequest.value),
    ...module.staticExports.flatMap((each) =>
      each.entries.map((entry) => entry.moduleRequest?.value),
    ),
  ];
  const imports = new Set(requests.filter((request) => request !== undefined));
  return { path, text, lines: text.trimEnd().split("\n").length, isTest, program, imports };
}

/** Whether a file is written by a tool, so that its size says nothing. */
export function isGenerated(file: SourceFile): boolean {
  return GENERATED.includes(file.path);
}

/** The domain's own code: the module folder, the path inside it and the file's name without ending. */
export function inDomain(file: SourceFile): { module: string; name: string } | null {
  const match = /^server\/src\/domain\/([^/]+)\/(?:.+\/)?([^/]+)[.]ts$/.exec(file.path);
  return match && !file.isTest ? { module: match[1]!, name: match[2]! } : null;
}
