import type { PlannedReminder, Reason } from "@dunlin/contract/recovery.ts";
import { localizeInstants } from "#cli/text/localize-instants.ts";

/** Why it is so, in the rules' words and without amounts: what stands in the way, else what is due. */
export function wordReason(reminder: PlannedReminder, timeZone: string): string {
  const stops = reminder.reasons.filter((reason) => reason.verdict !== "allow");
  const due = reminder.reasons.filter((reason) => reason.rule === "ladder");
  const words = (stops.length > 0 ? stops : due).map(word);
  if (reminder.sentWith) words.push("It goes out with the message of the customer's other case.");
  return localizeInstants(words.join(" "), timeZone);
}

function word({ rule, detail, citation }: Reason): string {
  if (rule === "balance") return "Less is owed than the policy's minimum.";
  return citation ? `${detail} (${citation})` : detail;
}
