// Writes what is made from the source: row types and the drawing of ARCHITECTURE.md. With --check it only compares.
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readImportGraph } from "../test/laws/import-graph.ts";
import { drawArchitecture } from "./draw-architecture.ts";

const ROOT = join(import.meta.dirname, "..");
const PAGE = join(ROOT, "ARCHITECTURE.md");
const START = "<!-- drawing: npm run generate -->";
const END = "<!-- end of drawing -->";

const isCheck = process.argv.includes("--check");
const command = ["server/scripts/generate-schema.ts", ...(isCheck ? ["--check"] : [])];
const schema = spawnSync(process.execPath, command, { cwd: ROOT, stdio: "inherit" });

const page = readFileSync(PAGE, "utf8");
const [before, rest] = page.split(START);
const after = rest?.split(END)[1];
if (before === undefined || after === undefined)
  throw new Error("ARCHITECTURE.md has no place for the drawing.");
const drawn = `${before}${START}\n\n${drawArchitecture(await readImportGraph(ROOT))}\n\n${END}${after}`;
const isStale = drawn !== page;
if (isStale && isCheck)
  console.error("The drawing of ARCHITECTURE.md is not of today's imports: npm run generate");
if (isStale && !isCheck) writeFileSync(PAGE, drawn);
process.exitCode = schema.status !== 0 || (isStale && isCheck) ? 1 : 0;
