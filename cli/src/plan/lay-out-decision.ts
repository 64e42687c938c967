import type { PlannedReminder, Reason } from "@dunlin/contract/recovery.ts";
import { layOutMessage } from "#cli/plan/lay-out-message.ts";
import type { Terminal } from "#cli/terminal.ts";
import { cleanText } from "#cli/text/clean-text.ts";
import { formatInstant } from "#cli/text/format-instant.ts";
import { layOutTable } from "#cli/text/lay-out-table.ts";
import { localizeInstants } from "#cli/text/localize-instants.ts";
import { paint, type Style } from "#cli/text/paint.ts";

const OUTCOMES = {
  send: ["goes out", "green"],
  defer: ["waits", "yellow"],
  suppress: ["is blocked", "red"],
  none: ["has nothing to send", "dim"],
} as const satisfies Record<PlannedReminder["outcome"], readonly [string, Style]>;

const VERDICTS = {
  allow: ["allows", "green"],
  defer: ["defers", "yellow"],
  suppress: ["stops", "red"],
} as const satisfies Record<Reason["verdict"], readonly [string, Style]>;

/** One decision with every rule that spoke, and the words of the message when wanted. */
export function layOutDecision(
  reminder: PlannedReminder,
  terminal: Terminal,
  withMessage: boolean,
): string {
  const { output } = terminal;
  const [outcome, style] = OUTCOMES[reminder.outcome];
  const message = withMessage ? layOutMessage(reminder, output) : null;
  return [
    `${paint(output, "bold", cleanText(reminder.customerName))} ${paint(output, style, outcome)}`,
    layOutTable(
      [{ heading: "" }, { heading: "", shrinks: true }],
      factsOf(reminder, terminal).map((cells) => ({ cells })),
      output,
    ),
    "",
    layOutTable(
      [
        { heading: "Rule" },
        { heading: "Verdict", style: styleOf },
        { heading: "Why", shrinks: true },
      ],
      reminder.reasons.map((reason) => ({ cells: wordRule(reason, terminal.timeZone) })),
      output,
    ),
    ...(message ? ["", message] : []),
  ].join("\n");
}

function styleOf(verdict: string): Style | null {
  return Object.values(VERDICTS).find(([word]) => word === verdict)?.[1] ?? null;
}

function wordRule({ rule, verdict, detail, citation }: Reason, timeZone: string): string[] {
  const why = localizeInstants(citation ? `${detail} (${citation})` : detail, timeZone);
  return [rule.replaceAll("_", " "), VERDICTS[verdict][0], why];
}

function factsOf(reminder: PlannedReminder, { timeZone }: Terminal): string[][] {
  const { stage, tone, recipient, channel, sendAt, nextChangeAt, sentWith } = reminder;
  const changes = nextChangeAt ? formatInstant(nextChangeAt, timeZone) : "by an event only";
  return [
    ["case", reminder.recoveryCaseId],
    ...(stage ? [["stage", stage === tone ? stage : `${stage}, ${tone}`]] : []),
    ...(recipient ? [["to", `${recipient} by ${channel}`]] : []),
    ...(sendAt ? [["when", formatInstant(sendAt, timeZone)]] : []),
    ...(sentWith ? [["with", `the message of ${sentWith}`]] : []),
    [sendAt ? "next" : "changes", changes],
  ];
}
