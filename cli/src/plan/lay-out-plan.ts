import type { PlannedReminder } from "@dunlin/contract/recovery.ts";
import { groupPlan } from "#cli/plan/group-plan.ts";
import { layOutMessage } from "#cli/plan/lay-out-message.ts";
import { layOutRows } from "#cli/plan/lay-out-rows.ts";
import type { Plan } from "#cli/plan/read-plan.ts";
import type { Terminal } from "#cli/terminal.ts";
import { formatInstant } from "#cli/text/format-instant.ts";
import { paint, type Style } from "#cli/text/paint.ts";

type Around = { at: string; terminal: Terminal; withMessages: boolean };
type Group = { title: string; style: Style; rows: readonly PlannedReminder[] };

/** The plan as three groups of rows, and the words of each message when wanted. */
export function layOutPlan(plan: Plan, terminal: Terminal, withMessages: boolean): string {
  const { goesOut, waits, blocked } = groupPlan(plan.data);
  const around = { at: plan.at, terminal, withMessages };
  const title = `Plan for ${formatInstant(plan.at, terminal.timeZone)}`;
  return [
    `${paint(terminal.output, "bold", title)}, with times in ${terminal.timeZone}`,
    layOutGroup({ title: "Goes out", style: "green", rows: goesOut }, around),
    layOutGroup({ title: "Waits", style: "yellow", rows: waits }, around),
    layOutGroup({ title: "Blocked", style: "red", rows: blocked }, around),
    ...hintAt(plan.data),
  ].join("\n\n");
}

function layOutGroup({ title, style, rows }: Group, around: Around): string {
  const { at, terminal, withMessages } = around;
  const heading = paint(terminal.output, style, `${title} (${rows.length})`);
  if (rows.length === 0) return `${heading}\n  none`;
  const messages = withMessages ? rows.map((row) => layOutMessage(row, terminal.output)) : [];
  const table = `${heading}\n${layOutRows(rows, at, terminal)}`;
  return [table, ...messages.filter((each) => each !== null)].join("\n\n");
}

function hintAt(reminders: readonly PlannedReminder[]): string[] {
  const isPaused = reminders.some(({ reasons }) =>
    reasons.some((reason) => reason.rule === "first_run_paused"),
  );
  if (!isPaused) return [];
  return [
    "The organization is paused. `dunlin plan --assume-live` shows what going live would send.",
  ];
}
