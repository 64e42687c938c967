#!/usr/bin/env node
import { readEnvironment } from "#cli/environment.ts";
import { openTerminal } from "#cli/open-terminal.ts";
import { runCommand } from "#cli/run-command.ts";

const environment = readEnvironment();
const terminal = openTerminal(environment);
process.exitCode = await runCommand(process.argv.slice(2), { environment, terminal });
