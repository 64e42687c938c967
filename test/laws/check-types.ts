import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export type TypeError = { file: string; line: number; code: string };

/** Type-checks texts as if they stood in the project, with its own settings; the lines that are wrong. */
export async function checkTypes(
  root: string,
  texts: Readonly<Record<string, string>>,
): Promise<TypeError[]> {
  const folder = mkdtempSync(join(tmpdir(), "dunlin-types-"));
  try {
    symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
    for (const [name, text] of Object.entries(texts)) writeFileSync(join(folder, name), text);
    writeFileSync(
      join(folder, "tsconfig.json"),
      JSON.stringify({
        extends: join(root, "tsconfig.json"),
        include: Object.keys(texts),
        exclude: [],
      }),
    );
    writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module" }));
    return parse(await compile(root, folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function compile(root: string, folder: string): Promise<string> {
  const compiler = join(root, "node_modules/typescript/bin/tsc");
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [compiler, "--pretty", "false", "-p", folder],
      { cwd: folder },
      (_, out) => resolve(out),
    );
  });
}

function parse(out: string): TypeError[] {
  return [...out.matchAll(/^(\S+?)\((\d+),\d+\): error (TS\d+)/gm)].map(([, file, line, code]) => ({
    file: file!,
    line: Number(line),
    code: code!,
  }));
}
