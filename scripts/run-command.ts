import { spawn } from "node:child_process";
import { delimiter, join } from "node:path";

const ROOT = join(import.meta.dirname, "..");

/** Runs a command of the project's own tools at its root; answers its exit code, and what it printed if that was piped. */
export async function runCommand(
  command: readonly string[],
  output: "pipe" | "inherit",
): Promise<{ code: number; printed: Buffer }> {
  const [file, ...args] = command;
  const path = [join(ROOT, "node_modules/.bin"), process.env["PATH"]].join(delimiter);
  const child = spawn(file!, args, {
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
  return { code, printed: Buffer.concat(chunks) };
}
