import type { LetterMessage } from "#server/providers/letter/letter.ts";
import type { Finding, LostMessage } from "#server/providers/provider.ts";
import type { HttpFinding } from "#server/providers/classify-http-reply.ts";
import { listAt, textAt, valueAt } from "#server/providers/read-json.ts";

/**
 * Looks for a letter among the print jobs with its reference: a confirmed one is it, and it is absent
 * when after `settledAfterMs` its drafts are there and all of them still are drafts.
 */
export function findPrint(
  { json, refusal }: HttpFinding,
  lost: LostMessage<LetterMessage>,
  settledAfterMs: number,
): Finding {
  if (refusal !== null) {
    return open(`No list of print jobs: ${refusal.detail}`);
  }
  const prints = listAt(json, "data").filter((print) => isOf(print, lost.message.attemptId));
  const confirmed = prints.find((print) => valueAt(print, "confirmed") === true);
  const providerId = textAt(confirmed, "id");
  if (confirmed !== undefined) {
    return providerId === null
      ? open("The confirmed print job has no id")
      : { finding: "accepted", providerId };
  }
  if (lost.now.getTime() < lost.handedOverAt.getTime() + settledAfterMs) {
    return open("No confirmed print job yet");
  }
  const isWhole = valueAt(json, "has_more") === false;
  const areDrafts = prints.every((print) => valueAt(print, "confirmed") === false);
  return isWhole && areDrafts && prints.length > 0
    ? { finding: "absent", detail: "The print job is still a draft" }
    : open("The list of print jobs does not show the draft");
}

// Both came from us; a person may have given a print job of their own the same reference.
function isOf(print: unknown, attemptId: string): boolean {
  return (
    textAt(print, "reference") === attemptId &&
    (textAt(print, "metadata", "attempt") ?? attemptId) === attemptId
  );
}

function open(detail: string): Finding {
  return { finding: "open", detail };
}
