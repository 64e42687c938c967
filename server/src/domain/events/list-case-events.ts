import { formatId, parseId, type IdKind } from "@dunlin/contract/ids.ts";
import type { InputOf } from "@dunlin/contract/endpoint.ts";
import type { Page } from "@dunlin/contract/page.ts";
import type { Event, listCaseEvents as promise } from "@dunlin/contract/recovery.ts";
import type { Context } from "#server/context.ts";
import { readPage } from "#server/platform/database/read-page.ts";
import { Refusal } from "#server/refusal.ts";

const SUBJECTS: Record<string, IdKind> = {
  invoice: "invoice",
  payment: "payment",
  "credit-note": "creditNote",
  hold: "hold",
  reminder: "invoice",
  approval: "approval",
  notification: "notification",
  "contact-point": "contactPoint",
};

/** Tells the history of one case, oldest first; a case of another organization is not found. */
export async function listCaseEvents(
  ctx: Context,
  input: InputOf<typeof promise>,
): Promise<Page<Event>> {
  const caseId = parseId(input.id);
  const found = await ctx.db
    .selectFrom("recovery_cases")
    .select("id")
    .where("id", "=", caseId)
    .executeTakeFirst();
  if (!found) throw new Refusal("not_found", "There is no such recovery case.");
  const page = await readPage(
    ctx.db.selectFrom("events").selectAll().where("recovery_case_id", "=", caseId),
    input,
    { table: "events", oldestFirst: true },
  );
  return {
    hasMore: page.hasMore,
    data: page.data.map((row) => {
      const kind = SUBJECTS[row.type.split(".")[0]!];
      return {
        id: formatId("event", row.id),
        type: row.type,
        occurredAt: row.occurred_at.toISOString(),
        actor: row.actor,
        recoveryCaseId: row.recovery_case_id && formatId("recoveryCase", row.recovery_case_id),
        customerId: row.customer_id && formatId("customer", row.customer_id),
        subjectId: row.subject_id && kind ? formatId(kind, row.subject_id) : null,
        data: row.data as Record<string, unknown>,
      };
    }),
  };
}
