import { parseArgs } from "node:util";
import { optionsOf, type Call, type Command, type Surroundings } from "#cli/command.ts";
import { UsageError } from "#cli/failures.ts";
import { suggestWord } from "#cli/suggest-word.ts";

type Values = Record<string, string | boolean | (string | boolean)[] | undefined>;

/** Reads what follows a command; throws a UsageError that says what it does not know. */
export function readCall(
  command: Command,
  words: readonly string[],
  around: Surroundings & { isJson: boolean },
): Call {
  const options = optionsOf(command);
  const parsed = parse(command, words);
  const values = parsed.values as Values;
  if (!values.help) countArguments(command, parsed.positionals);
  return {
    ...around,
    command,
    args: parsed.positionals,
    has: (option) => values[known(options, option)] === true,
    text: (option) => (values[known(options, option)] as string | undefined) ?? null,
    all: (option) => (values[known(options, option)] as string[] | undefined) ?? [],
  };
}

function known(options: Command["options"], option: string): string {
  if (!(option in options)) throw new Error(`no option ${option}`);
  return option;
}

function parse(command: Command, words: readonly string[]) {
  const options = Object.fromEntries(
    Object.entries(optionsOf(command)).map(([name, { type, multiple, short }]) => [
      name,
      { type, multiple: multiple ?? false, ...(short ? { short } : {}) },
    ]),
  );
  const given = { args: [...words], options, allowPositionals: true } as const;
  const { tokens } = parseArgs({ ...given, strict: false, tokens: true });
  for (const token of tokens) {
    if (token.kind === "option" && !(token.name in options)) refuseOption(command, token.rawName);
  }
  try {
    return parseArgs({ ...given, strict: true });
  } catch (error) {
    throw new UsageError((error as Error).message.split("\n")[0]!, seeHelp(command));
  }
}

function refuseOption(command: Command, typed: string): never {
  const names = Object.keys(optionsOf(command)).map((name) => `--${name}`);
  const near = suggestWord(typed, names);
  throw new UsageError(
    `\`dunlin ${command.name}\` has no option ${typed}.`,
    near ? `Did you mean ${near}?` : seeHelp(command),
  );
}

function countArguments(command: Command, given: readonly string[]): void {
  const [least, most] = command.args;
  const usage = `Usage: dunlin ${command.name} ${command.usage}`.trim();
  if (given.length < least) throw new UsageError(`\`dunlin ${command.name}\` needs more.`, usage);
  if (given.length > most) {
    throw new UsageError(`\`dunlin ${command.name}\` does not know "${given[most]}".`, usage);
  }
}

function seeHelp(command: Command): string {
  return `\`dunlin help ${command.name}\` shows what it takes.`;
}
