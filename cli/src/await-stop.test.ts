import { expect, test } from "vitest";
import { awaitStop } from "#cli/await-stop.ts";
import { openTestTerminal } from "#test/run-dunlin.ts";

test.each([
  ["SIGINT", 130],
  ["SIGTERM", 143],
] as const)(
  "the first %s is waited for, and a second one ends the process with %i",
  async (name, code) => {
    const { terminal, signal, exits, pass } = openTestTerminal();
    const stopped = awaitStop(terminal);
    signal(name);
    await stopped;
    expect(exits).toEqual([]);
    pass(2_000);
    signal(name);
    expect(exits).toEqual([code]);
  },
);

test("the echo of a signal that npm passes on is not a second one", async () => {
  const { terminal, signal, exits, pass } = openTestTerminal();
  const stopped = awaitStop(terminal);
  signal("SIGINT");
  pass(10);
  signal("SIGINT");
  await stopped;
  expect(exits).toEqual([]);
});
