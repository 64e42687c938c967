import { once } from "node:events";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { spawnDunlin } from "#test/spawn-dunlin.ts";

const PATIENCE_MS = 60_000;

async function shell(words: readonly string[], variables: Record<string, string> = {}) {
  const child = spawnDunlin(words, variables);
  const [[exit], output, errors] = await Promise.all([
    once(child, "close"),
    text(child.stdout),
    text(child.stderr),
  ]);
  return { exit: exit as number, output, errors };
}

test.each([
  [["help"], 0, /^dunlin gets invoices paid/, /^$/],
  [["--version"], 0, /^dunlin \d/, /^$/],
  [[], 2, /^$/, /Usage/],
  [["plna"], 2, /^$/, /Did you mean "plan"/],
  [["plan"], 2, /^$/, /There is no API key/],
  [["pause", "--key", "k", "--url", "http://127.0.0.1:1"], 1, /^$/, /cannot be reached/],
])(
  "%j ends with %i",
  async (words, exit, output, errors) => {
    const ran = await shell(words);
    expect(ran.exit).toBe(exit);
    expect(ran.output).toMatch(output);
    expect(ran.errors).toMatch(errors);
  },
  PATIENCE_MS,
);

test(
  "a pipe gets no colour",
  async () => {
    const { errors } = await shell(["plna"], { TERM: "xterm-256color" });
    expect(errors).not.toContain("\u001b");
  },
  PATIENCE_MS,
);

test(
  "a wrong setting stops the server with 2 and its name, and makes the doctor end with 1",
  async () => {
    const served = await shell(["serve"], { PORT: "many" });
    expect(served).toMatchObject({ exit: 2, output: "", errors: expect.stringContaining("PORT") });
    const examined = await shell(["doctor", "--json"], { PORT: "many" });
    expect(examined.exit).toBe(1);
    expect(JSON.parse(examined.output)).toMatchObject([{ name: "settings", status: "wrong" }]);
  },
  PATIENCE_MS,
);

test(
  "the OpenAPI document is printed as JSON",
  async () => {
    const { exit, output } = await shell(["openapi"]);
    expect(exit).toBe(0);
    expect(JSON.parse(output)).toMatchObject({ openapi: "3.1.0", info: { title: "Dunlin" } });
  },
  PATIENCE_MS,
);
