import type { Call } from "#cli/command.ts";
import { UsageError } from "#cli/failures.ts";

/** The whole number of an option, null when it was not given; throws a UsageError for anything else. */
export function readWhole(call: Call, option: string, least: number): number | null {
  const text = call.text(option);
  if (text === null) return null;
  const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
  if (value >= least) return value;
  throw new UsageError(`--${option} must be a whole number from ${least} on, and is "${text}".`);
}
