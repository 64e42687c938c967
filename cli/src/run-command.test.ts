import { describe, expect, test } from "vitest";
import { COMMANDS } from "#cli/commands.ts";
import { runDunlin } from "#test/run-dunlin.ts";

describe("help", () => {
  test("names every command, whichever way it is asked for", async () => {
    for (const words of [["help"], ["--help"], ["-h"]]) {
      const { exit, output } = await runDunlin(words);
      expect(exit).toBe(0);
      for (const { name, summary } of COMMANDS)
        expect(output).toMatch(new RegExp(`${name} +${summary}`));
    }
  });

  test("without any word goes to the error stream and ends with 2", async () => {
    const { exit, output, errors } = await runDunlin([]);
    expect([exit, output]).toEqual([2, ""]);
    expect(errors).toContain("Usage: dunlin COMMAND");
  });

  test.each(COMMANDS.map((command) => command.name))(
    "of %s tells its options and an example",
    async (name) => {
      const asked = await runDunlin(["help", name]);
      expect(asked).toMatchObject({ exit: 0, errors: "" });
      expect(asked.output).toContain(`Usage: dunlin ${name}`);
      expect(asked.output).toMatch(/Example: .*dunlin /);
      expect(asked.output).toContain("--json");
      expect((await runDunlin([name, "--help"])).output).toBe(asked.output);
    },
  );

  test("fits the width of the terminal", async () => {
    const { output } = await runDunlin(["help"], { width: 50 });
    const table = output.split("\n").filter((line) => line.startsWith("  "));
    expect(Math.max(...table.map((line) => line.length))).toBeLessThanOrEqual(50);
  });
});

describe("wrong usage ends with 2 and says what was meant", () => {
  test.each([
    [["plna"], 'There is no command "plna"', 'Did you mean "plan"?'],
    [["imp"], 'There is no command "imp"', 'Did you mean "import"?'],
    [["xyzzy"], 'There is no command "xyzzy"', "`dunlin help` lists them."],
    [["--csv", "export"], "The command comes before --csv", "dunlin plan --json"],
    [["help", "serv"], 'There is no command "serv"', 'Did you mean "serve"?'],
    [["plan", "--mesages"], "`dunlin plan` has no option --mesages", "Did you mean --messages?"],
    [["plan", "-x"], "`dunlin plan` has no option -x", "`dunlin help plan`"],
    [["plan", "--at"], "argument missing", "`dunlin help plan`"],
    [["plan", "--messages=yes"], "does not take an argument", "`dunlin help plan`"],
    [["plan", "tomorrow"], 'does not know "tomorrow"', "Usage: dunlin plan"],
    [["import"], "`dunlin import` needs more", "Usage: dunlin import FILE"],
    [["plan", "--date", "2026-02-30"], "There is no day 2026-02-30", "2026-11-30"],
    [["plan", "--date", "tomorrow"], '"tomorrow" is not a day', "2026-11-30"],
    [["plan", "--at", "noon"], '"noon" is not an instant', "2026-11-30T09:00Z"],
    [["plan", "--at", "2026-11-30T09:00Z", "--date", "2026-11-30"], "not both", ""],
    [["go-live", "--ramp", "0"], "--ramp must be a whole number from 1 on", ""],
    [["go-live", "--approve-first", "1.5"], "--approve-first must be a whole number", ""],
    [["clock", "back"], 'The clock does not know "back"', "advance 60d"],
    [["clock", "advance"], "How far?", "advance 60d"],
    [["clock", "advance", "60d", "--to", "2026-11-30T09:00Z"], "not both", ""],
    [["export", "invoice"], 'no export of "invoice"', 'Did you mean "invoices"?'],
    [["export", "toString"], 'no export of "toString"', "customers, invoices"],
    [["export", "--csv", "--json"], "not both", ""],
    [
      ["import", "x.csv", "--date-order", "dayfirst"],
      "--date-order is one of",
      "Did you mean day-first?",
    ],
    [["import", "x.csv", "--map", "amount"], "--map takes FIELD=COLUMN", "--map amount=Total"],
    [["import", "no-such-file.csv", "--key", "k"], "There is no file no-such-file.csv", ""],
    [["import", ".", "--key", "k"], ". is a folder", "CSV"],
    [
      ["plan", "--url", "localhost:8080"],
      '"localhost:8080" is not an address',
      "http://localhost:8080",
    ],
    [["plan", "--key", "a b"], "characters that no key has", ""],
  ])("%j", async (words, problem, hint) => {
    const { exit, output, errors } = await runDunlin(words);
    expect(errors).toContain(problem);
    expect(errors).toContain(hint);
    expect([exit, output]).toEqual([2, ""]);
  });

  test("in JSON when that is asked for", async () => {
    const { exit, errors } = await runDunlin(["plna", "--json"]);
    expect(exit).toBe(2);
    expect(JSON.parse(errors)).toEqual({
      error: {
        code: "wrong_usage",
        detail: 'There is no command "plna".',
        hint: 'Did you mean "plan"?',
      },
    });
  });
});

test("the version is told in words and in JSON", async () => {
  expect((await runDunlin(["--version"])).output).toMatch(/^dunlin \d+\.\d+\.\d+\n$/);
  const { output } = await runDunlin(["--version", "--json"]);
  expect(JSON.parse(output)).toEqual({ version: expect.stringMatching(/^\d+\.\d+\.\d+$/) });
});
