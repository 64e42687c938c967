import { Readable, Writable } from "node:stream";
import { readEnvironment, type Variables } from "#cli/environment.ts";
import { runCommand } from "#cli/run-command.ts";
import type { Signal, Terminal } from "#cli/terminal.ts";

export type Around = {
  variables?: Variables;
  input?: string;
  /** Columns of the terminal; a pipe when left out. */
  width?: number;
  timeZone?: string;
};

export type Ran = { exit: number; output: string; errors: string };

/** Runs the command line in this process, with streams that can be read afterwards. */
export async function runDunlin(words: readonly string[], around: Around = {}): Promise<Ran> {
  const { terminal, written } = openTestTerminal(around);
  const environment = readEnvironment(around.variables ?? {});
  const exit = await runCommand(words, { environment, terminal });
  return { exit, ...written() };
}

/** A terminal that keeps what is written to it, and lets a test send signals. */
export function openTestTerminal(around: Around = {}) {
  const output: string[] = [];
  const errors: string[] = [];
  const listeners: ((signal: Signal) => void)[] = [];
  const exits: number[] = [];
  let time = 0;
  const screen = (kept: string[]) => ({
    stream: new Writable({ write: (part, _, done) => done(void kept.push(String(part))) }),
    width: around.width ?? null,
    isColoured: around.width !== undefined,
  });
  const terminal: Terminal = {
    input: Readable.from([Buffer.from(around.input ?? "")]),
    output: screen(output),
    errors: screen(errors),
    timeZone: around.timeZone ?? "Europe/London",
    now: () => (time += 1_000),
    onSignal: (listener) => void listeners.push(listener),
    exitAtOnce: (code) => void exits.push(code),
  };
  return {
    terminal,
    exits,
    written: () => ({ output: output.join(""), errors: errors.join("") }),
    signal: (name: Signal) => listeners.forEach((listener) => listener(name)),
    pass: (milliseconds: number) => (time += milliseconds - 1_000),
  };
}
