// npm test: every test. Those that kill processes mostly wait, so they run beside the others and are
// shown when they have ended. With arguments, what vitest makes of them.
import { spawn } from "node:child_process";
import { delimiter, join } from "node:path";

const ROOT = join(import.meta.dirname, "..");
const OTHERS = ["pure", "embedded", "server"].flatMap((name) => ["--project", name]);

const given = process.argv.slice(2);
const codes =
  given.length > 0
    ? [await runVitest(given, "inherit")]
    : await Promise.all([runVitest(["--project", "crash"], "pipe"), runVitest(OTHERS, "inherit")]);
process.exitCode = Math.max(...codes);

/** Runs vitest and answers its exit code; what is piped is shown at the end, in one piece. */
async function runVitest(args: readonly string[], output: "pipe" | "inherit"): Promise<number> {
  const path = [join(ROOT, "node_modules/.bin"), process.env["PATH"]].join(delimiter);
  const child = spawn("vitest", ["run", ...args], {
    cwd: ROOT,
    env: { ...process.env, PATH: path },
    stdio: ["ignore", output, output],
  });
  const chunks: Buffer[] = [];
  child.stdout?.on("data", (chunk: Buffer) => chunks.push(chunk));
  child.stderr?.on("data", (chunk: Buffer) => chunks.push(chunk));
  const code = await new Promise<number>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (ended) => resolve(ended ?? 1));
  });
  process.stdout.write(Buffer.concat(chunks));
  return code;
}
