import type { Environment } from "#cli/environment.ts";
import type { Exit } from "#cli/failures.ts";
import type { Terminal } from "#cli/terminal.ts";

export type OptionSpec = {
  type: "boolean" | "string";
  multiple?: true;
  short?: string;
  /** How the value is named in the help. */
  value?: string;
  text: string;
};

export type Surroundings = { environment: Environment; terminal: Terminal };

/** What was typed, read. */
export type Call = Surroundings & {
  command: Command;
  args: readonly string[];
  has(option: string): boolean;
  text(option: string): string | null;
  all(option: string): readonly string[];
  isJson: boolean;
};

export type Command = {
  name: string;
  summary: string;
  /** What may follow the name, for the help. */
  usage: string;
  details: readonly string[];
  example: string;
  /** How many words may follow. */
  args: readonly [least: number, most: number];
  /** Whether it asks a running server. */
  isRemote: boolean;
  options: Readonly<Record<string, OptionSpec>>;
  /** Brings in its code, which no other command needs. */
  load: () => Promise<(call: Call) => Promise<Exit>>;
};

const EVERYWHERE = {
  json: { type: "boolean", text: "answer in JSON, for another program" },
  help: { type: "boolean", short: "h", text: "show this" },
} satisfies Command["options"];

const REMOTE = {
  url: { type: "string", value: "ADDRESS", text: "the server; else DUNLIN_URL, else this machine" },
  key: { type: "string", value: "KEY", text: "the API key; else DUNLIN_API_KEY, else the demo's" },
} satisfies Command["options"];

/** Every option that a command takes. */
export function optionsOf(command: Command): Command["options"] {
  return { ...command.options, ...(command.isRemote ? REMOTE : {}), ...EVERYWHERE };
}
