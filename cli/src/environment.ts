import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseEnv } from "node:util";

export type Variables = Record<string, string | undefined>;

/** What the command line takes from the variables around it. */
export type Environment = {
  /** All of them, for the server to read its own settings from. */
  variables: Variables;
  url: string | null;
  /** The address of a server on this machine with the same settings. */
  localUrl: string;
  /** The first key that is set, and the variable it is in. */
  key: { secret: string; origin: string } | null;
  /** Where a server on this machine leaves the key of its demo organization. */
  demoKeyFile: string;
  mayColour: boolean;
  /** Whether a failure is shown with where in the code it happened. */
  showsTraces: boolean;
};

const KEYS = ["DUNLIN_API_KEY", "DUNLIN_BOOTSTRAP_API_KEY"];

/** Reads every variable that the command line heeds; an empty one counts as not set. */
export function readEnvironment(variables: Variables = readVariables()): Environment {
  const origin = KEYS.find((name) => variables[name]);
  return {
    variables,
    url: variables.DUNLIN_URL || null,
    localUrl: `http://localhost:${variables.PORT || "8080"}`,
    key: origin ? { secret: variables[origin]!, origin } : null,
    demoKeyFile: resolve(variables.DUNLIN_DATA_DIR || "./data", "demo-key"),
    mayColour: !variables.NO_COLOR && variables.TERM !== "dumb",
    showsTraces: /^(debug|trace)$/i.test(variables.LOG_LEVEL ?? ""),
  };
}

// The clone's own file, wherever the command is typed: another project's is none of our business.
function readVariables(): Variables {
  const file = join(import.meta.dirname, "../../.env");
  return existsSync(file)
    ? { ...parseEnv(readFileSync(file, "utf8")), ...process.env }
    : process.env;
}
