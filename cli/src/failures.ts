/** What the command ended with, for the shell. */
export const EXIT = { done: 0, failed: 1, usage: 2, refused: 3 } as const;
export type Exit = (typeof EXIT)[keyof typeof EXIT];

/** The command cannot do it; the words are for the person who typed it. */
export class CommandError extends Error {
  readonly exit: Exit;
  /** What to do about it. */
  readonly hint: string | null;

  constructor(exit: Exit, message: string, more: { hint?: string | null; cause?: unknown } = {}) {
    super(message, { cause: more.cause });
    this.exit = exit;
    this.hint = more.hint ?? null;
  }
}

/** What was typed makes no command. */
export class UsageError extends CommandError {
  constructor(message: string, hint: string | null = null) {
    super(EXIT.usage, message, { hint });
  }
}
