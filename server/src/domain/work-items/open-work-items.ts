import type { WorkItem } from "@dunlin/contract/work-items.ts";
import { sql } from "kysely";
import type { Context } from "#server/context.ts";

export type NewWorkItem = {
  kind: WorkItem["kind"];
  subjectId: string;
  customerId?: string | null;
  recoveryCaseId?: string | null;
  detail: string;
};

/** Asks for a person; what is asked for already is asked once. */
export async function openWorkItems(ctx: Context, items: readonly NewWorkItem[]): Promise<void> {
  if (items.length === 0) return;
  await sql`
    insert into work_items
      (organization_id, id, kind, subject_id, customer_id, recovery_case_id, detail, opened_at)
    select ${ctx.organizationId}::uuid, given.*, ${ctx.now()}::timestamptz
      from unnest(
        ${items.map(() => ctx.newId())}::uuid[],
        ${items.map((item) => item.kind)}::text[],
        ${items.map((item) => item.subjectId)}::uuid[],
        ${items.map((item) => item.customerId ?? null)}::uuid[],
        ${items.map((item) => item.recoveryCaseId ?? null)}::uuid[],
        ${items.map((item) => item.detail)}::text[]
      ) as given
    on conflict (organization_id, kind, subject_id) where closed_at is null do nothing`.execute(
    ctx.db,
  );
}
