import { DunlinError } from "@dunlin/client/dunlin-error.ts";
import type { Surroundings } from "#cli/command.ts";
import { EXIT, CommandError, type Exit } from "#cli/failures.ts";
import { cleanText } from "#cli/text/clean-text.ts";
import { paint } from "#cli/text/paint.ts";
import { writeLine } from "#cli/text/write-line.ts";

/** Says on the error stream why it did not work and what to do, and answers what to end with. */
export function reportFailure(failure: unknown, around: Surroundings & { isJson: boolean }): Exit {
  const { errors } = around.terminal;
  const exit = exitFor(failure);
  if (around.isJson) {
    writeLine(errors, JSON.stringify({ error: toJson(failure) }));
    return exit;
  }
  const error = failure as Error;
  writeLine(
    errors,
    `${paint(errors, "red", "dunlin:")} ${cleanText(error.message || String(failure))}`,
  );
  if (failure instanceof DunlinError) {
    for (const each of failure.errors) {
      if (!failure.detail.includes(each.detail))
        writeLine(errors, cleanText(`  ${each.pointer} ${each.detail}`));
    }
    for (const line of failure.evidence) writeLine(errors, cleanText(`  · ${line}`));
  }
  const hint = hintFor(failure);
  if (hint) writeLine(errors, cleanText(hint));
  if (around.environment.showsTraces && error.stack) writeLine(errors, error.stack);
  return exit;
}

function exitFor(failure: unknown): Exit {
  if (failure instanceof CommandError) return failure.exit;
  if (!(failure instanceof DunlinError)) return EXIT.failed;
  if (failure.status === 409 || failure.status === 422) return EXIT.refused;
  return failure.code === "invalid_input" ? EXIT.usage : EXIT.failed;
}

function hintFor(failure: unknown): string | null {
  if (failure instanceof CommandError) return failure.hint;
  if (!(failure instanceof DunlinError)) return null;
  switch (failure.code) {
    case "unreachable":
      return "Is the server running? `dunlin serve` starts one; --url or DUNLIN_URL names another.";
    case "unauthenticated":
      return "--key or DUNLIN_API_KEY gives the key.";
    case "unreadable_file":
      return "--date-order and --map say how to read it.";
    case "sandbox_only":
      return "Only the clock of a sandbox, such as the demo organization, can be moved.";
    case "internal_error":
      return failure.requestId ? `The server's log has it under ${failure.requestId}.` : null;
    default:
      return null;
  }
}

function toJson(failure: unknown): object {
  if (failure instanceof DunlinError) {
    const { code, status, detail, errors, evidence, requestId } = failure;
    return { code, status, detail, errors, evidence, requestId };
  }
  if (failure instanceof CommandError) {
    const code = failure.exit === EXIT.usage ? "wrong_usage" : "failed";
    return { code, detail: failure.message, hint: failure.hint };
  }
  return { code: "failed", detail: (failure as Error).message ?? String(failure) };
}
