import type { PlannedReminder } from "@dunlin/contract/recovery.ts";

export type GroupedPlan = Record<"goesOut" | "waits" | "blocked", PlannedReminder[]>;

/** Puts what goes out first, then what time will change, then what only an event can; soonest first. */
export function groupPlan(reminders: readonly PlannedReminder[]): GroupedPlan {
  const groups: GroupedPlan = { goesOut: [], waits: [], blocked: [] };
  for (const reminder of reminders) groups[groupOf(reminder)].push(reminder);
  groups.goesOut.sort((left, right) => compare(left.sendAt, right.sendAt) || byName(left, right));
  for (const group of [groups.waits, groups.blocked]) {
    group.sort(
      (left, right) => compare(left.nextChangeAt, right.nextChangeAt) || byName(left, right),
    );
  }
  return groups;
}

function groupOf({ outcome, nextChangeAt }: PlannedReminder): keyof GroupedPlan {
  if (outcome === "send") return "goesOut";
  if (outcome === "defer" || (outcome === "none" && nextChangeAt)) return "waits";
  return "blocked";
}

/** Instants in UTC in order; none comes last. */
function compare(left: string | null, right: string | null): number {
  return Date.parse(left ?? "9999-12-31") - Date.parse(right ?? "9999-12-31");
}

function byName(left: PlannedReminder, right: PlannedReminder): number {
  return left.customerName.localeCompare(right.customerName);
}
