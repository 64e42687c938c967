// Runs everything that keeps the house in order: what CI runs is what a person runs.
import { performance } from "node:perf_hooks";
import { runCommand } from "./run-command.ts";

type Step = { name: string; command: string[] };

const AT_ONCE = 2;

const QUICK: Step[] = [
  { name: "types", command: ["tsc", "--noEmit", "--pretty", "-p", "."] },
  { name: "generated files", command: ["node", "scripts/generate.ts", "--check"] },
  { name: "lint", command: ["oxlint"] },
  { name: "format", command: ["oxfmt", "--check", "."] },
  { name: "dead code", command: ["knip", "--no-progress"] },
];
const TESTS: Step = {
  name: "tests, on the embedded database and on a server",
  command: ["node", "scripts/test.ts"],
};

const isShort = process.argv.includes("--quick");
const waiting = [...QUICK];
const results = await Promise.all(Array.from({ length: AT_ONCE }, () => runWaiting()));
const isTested = isShort || (await run(TESTS, "inherit"));
process.exitCode = results.every(Boolean) && isTested ? 0 : 1;

async function runWaiting(): Promise<boolean> {
  let isFine = true;
  for (let step = waiting.shift(); step; step = waiting.shift()) {
    isFine = (await run(step, "pipe")) && isFine;
  }
  return isFine;
}

/** Runs one step and says how it went; what it printed is shown when it failed. */
async function run({ name, command }: Step, output: "pipe" | "inherit"): Promise<boolean> {
  const start = performance.now();
  const { code, printed } = await runCommand(command, output);
  const isFine = code === 0;
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  if (!isFine) process.stdout.write(printed);
  console.log(`${isFine ? "ok    " : "FAILED"} ${name} (${seconds} s)`);
  return isFine;
}
