// npm test: every test. Those that kill processes mostly wait, so they run beside the others and are
// shown when they have ended. With arguments, what vitest makes of them.
import { runCommand } from "./run-command.ts";

const VITEST = ["vitest", "run"];
const OTHERS = ["pure", "embedded", "server"].flatMap((name) => ["--project", name]);

const given = process.argv.slice(2);
process.exitCode = given.length > 0 ? await runSome() : await runAll();

async function runSome(): Promise<number> {
  return (await runCommand([...VITEST, ...given], "inherit")).code;
}

async function runAll(): Promise<number> {
  const [crash, others] = await Promise.all([
    runCommand([...VITEST, "--project", "crash"], "pipe").then(({ code, printed }) => {
      process.stdout.write(printed);
      return code;
    }),
    runCommand([...VITEST, ...OTHERS], "inherit").then(({ code }) => code),
  ]);
  return Math.max(crash, others);
}
