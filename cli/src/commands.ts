import type { Command } from "#cli/command.ts";
import { LOCAL_COMMANDS } from "#cli/local-commands.ts";
import { REMOTE_COMMANDS } from "#cli/remote-commands.ts";

/** Every command, in the order of the help. */
export const COMMANDS: readonly Command[] = [...REMOTE_COMMANDS, ...LOCAL_COMMANDS];
