import { COMMANDS } from "#cli/commands.ts";
import type { Command, Surroundings } from "#cli/command.ts";
import { EXIT, UsageError, type Exit } from "#cli/failures.ts";
import { readCall } from "#cli/read-call.ts";
import { reportFailure } from "#cli/report-failure.ts";
import { suggestWord } from "#cli/suggest-word.ts";
import { describeAll } from "#cli/text/describe-all.ts";
import { describeCommand } from "#cli/text/describe-command.ts";
import { writeLine } from "#cli/text/write-line.ts";
import { VERSION } from "#cli/version.ts";

/** Does what the words say and answers what the process ends with; nothing is thrown. */
export async function runCommand(words: readonly string[], around: Surroundings): Promise<Exit> {
  const isJson = words.includes("--json");
  try {
    return await run(words, around);
  } catch (error) {
    return reportFailure(error, { ...around, isJson });
  }
}

async function run(words: readonly string[], around: Surroundings): Promise<Exit> {
  const { output, errors } = around.terminal;
  const isJson = words.includes("--json");
  const [first, ...rest] = words.filter((word) => word !== "--json");
  if (first === undefined) {
    writeLine(errors, describeAll(COMMANDS, errors));
    return EXIT.usage;
  }
  if (first === "--version" || first === "-v") {
    writeLine(output, isJson ? JSON.stringify({ version: VERSION }) : `dunlin ${VERSION}`);
    return EXIT.done;
  }
  if (first === "help" || first === "--help" || first === "-h") {
    writeLine(
      output,
      rest[0] ? describeCommand(findCommand(rest[0]), output) : describeAll(COMMANDS, output),
    );
    return EXIT.done;
  }
  const command = findCommand(first);
  const call = readCall(command, rest, { ...around, isJson });
  if (call.has("help")) {
    writeLine(output, describeCommand(command, output));
    return EXIT.done;
  }
  const perform = await command.load();
  return await perform(call);
}

function findCommand(word: string): Command {
  const command = COMMANDS.find((each) => each.name === word);
  if (command) return command;
  if (word.startsWith("-")) {
    throw new UsageError(`The command comes before ${word}.`, "For example: dunlin plan --json");
  }
  const near = suggestWord(word, [...COMMANDS.map((each) => each.name), "help"]);
  throw new UsageError(
    `There is no command "${word}".`,
    near ? `Did you mean "${near}"?` : "`dunlin help` lists them.",
  );
}
