import type { Context } from "#server/context.ts";
import { openWorkItems, type NewWorkItem } from "#server/domain/work-items/open-work-items.ts";

type Row = {
  id: string;
  status: string;
  case_ids: string[];
  customer_id: string;
  contact_point_id: string;
  stage: string;
  channel: string;
  recipient: string;
  detail: string | null;
};

/** Asks a person for what only a person can do about messages: another address, other words, a stamp. */
export async function askForFixes(ctx: Context, rows: readonly Row[]): Promise<void> {
  await openWorkItems(ctx, rows.flatMap(toItem));
}

function toItem(row: Row): NewWorkItem[] {
  const around = { customerId: row.customer_id, recoveryCaseId: row.case_ids[0]! };
  const said = row.detail ?? "no reason was given";
  if (row.status === "bounced") {
    const detail = `Messages by ${row.channel} to ${row.recipient} do not arrive: ${said}. Another address is needed.`;
    return [{ ...around, kind: "fix_contact", subjectId: row.contact_point_id, detail }];
  }
  if (row.status === "failed") {
    const detail = `The ${row.channel} message of stage ${row.stage} to ${row.recipient} was refused for what it says: ${said}.`;
    return [{ ...around, kind: "content_rejected", subjectId: row.id, detail }];
  }
  if (row.status !== "to_post") return [];
  const detail = `The letter of stage ${row.stage} is to be printed and posted.`;
  return [{ ...around, kind: "letter_to_post", subjectId: row.id, detail }];
}
