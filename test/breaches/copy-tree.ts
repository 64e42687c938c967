import { cpSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const PACKAGES = ["contract", "server", "client", "cli"];

/** A copy of the packages that can be broken; what is installed is linked, the packages link to each other. */
export function copyTree(root: string): string {
  const copy = mkdtempSync(join(tmpdir(), "dunlin-laws-"));
  const filter = (path: string) => !path.includes("/node_modules") && !path.endsWith(".sql");
  for (const name of PACKAGES)
    cpSync(join(root, name), join(copy, name), { recursive: true, filter });
  cpSync(join(root, "package.json"), join(copy, "package.json"));
  mkdirSync(join(copy, "node_modules/@dunlin"), { recursive: true });
  for (const name of readdirSync(join(root, "node_modules"))) {
    if (name === "@dunlin" || name.startsWith(".")) continue;
    symlinkSync(join(root, "node_modules", name), join(copy, "node_modules", name));
  }
  for (const name of PACKAGES)
    symlinkSync(join(copy, name), join(copy, "node_modules/@dunlin", name));
  return copy;
}

/** Puts a file into a copy of the tree. */
export function putFile(copy: string, path: string, text: string): void {
  mkdirSync(dirname(join(copy, path)), { recursive: true });
  writeFileSync(join(copy, path), text);
}
