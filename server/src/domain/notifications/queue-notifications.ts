import type { Channel } from "@dunlin/contract/customers.ts";
import { sql } from "kysely";
import type { Context } from "#server/context.ts";
import type { TemplateSource } from "#server/domain/templates/built-in-templates.ts";
import { keepTemplates } from "#server/domain/templates/keep-templates.ts";
import type { ReminderContent } from "#server/domain/templates/reminder-content.ts";
import { templateId } from "#server/domain/templates/template-version.ts";

export type NewNotification = {
  id: string;
  purpose: "reminder" | "opt_out_confirmation";
  /** The leading case first. */
  caseIds: readonly string[];
  customerId: string;
  stage: string;
  tone: string;
  occurrence: number;
  recipient: { id: string; channel: Channel; address: string; contactName: string | null };
  personKey: string;
  /** When contact hours end for the recipient. */
  leaveBefore: Date;
  language: string;
  template: TemplateSource;
  content: ReminderContent;
  /** The estimated price, in thousandths of a pound. */
  milliGbp: number;
  invoices: readonly { id: string; outstandingMinor: bigint }[];
};

/** JSON never has it raw, so that the texts need no escaping on their way. */
const SEPARATOR = "\u001e";

/**
 * Puts messages in the outbox under their unique key, with one job to deliver them all; a second
 * message for a stage and person is an error, never a row. Returns the batch.
 */
export async function queueNotifications(
  ctx: Context,
  messages: readonly NewNotification[],
): Promise<string | null> {
  if (messages.length === 0) return null;
  const batchId = ctx.newId();
  await keepTemplates(
    ctx,
    messages.map(({ template, tone, language }) => ({ source: template, tone, language })),
  );
  await sql`
    insert into notifications
      (organization_id, batch_id, status, next_attempt_at, queued_at, id, recovery_case_id, case_ids,
       customer_id, stage, tone, occurrence, channel, recipient, recipient_name, contact_point_id,
       person_key, leave_before, template_id, content, invoice_ids, outstanding_minors,
       purpose, milli_gbp)
    select ${ctx.organizationId}::uuid, ${batchId}::uuid, 'queued', ${ctx.now()}::timestamptz,
           ${ctx.now()}::timestamptz, id, (case_ids::uuid[])[1], case_ids::uuid[], customer_id, stage,
           tone, occurrence, channel, recipient, recipient_name, contact_point_id, person_key,
           leave_before, template_id, content::json, invoice_ids::uuid[], outstanding_minors::bigint[],
           purpose, milli_gbp
      from unnest(
        ${messages.map((each) => each.id)}::uuid[],
        ${messages.map((each) => `{${each.caseIds.join(",")}}`)}::text[],
        ${messages.map((each) => each.customerId)}::uuid[],
        ${messages.map((each) => each.stage)}::text[],
        ${messages.map((each) => each.tone)}::text[],
        ${messages.map((each) => each.occurrence)}::int[],
        ${messages.map((each) => each.recipient.channel)}::text[],
        ${messages.map((each) => each.recipient.address)}::text[],
        ${messages.map((each) => each.recipient.contactName)}::text[],
        ${messages.map((each) => each.recipient.id)}::uuid[],
        ${messages.map((each) => each.personKey)}::text[],
        ${messages.map((each) => each.leaveBefore.toISOString())}::timestamptz[],
        ${messages.map((each) => templateId(each.template))}::uuid[],
        string_to_array(${messages.map((each) => JSON.stringify(each.content)).join(SEPARATOR)}, ${SEPARATOR}),
        ${messages.map((each) => `{${each.invoices.map((invoice) => invoice.id).join(",")}}`)}::text[],
        ${messages.map((each) => `{${each.invoices.map((invoice) => invoice.outstandingMinor).join(",")}}`)}::text[],
        ${messages.map((each) => each.purpose)}::text[],
        ${messages.map((each) => each.milliGbp)}::int[]
      ) as given (id, case_ids, customer_id, stage, tone, occurrence, channel, recipient,
        recipient_name, contact_point_id, person_key, leave_before, template_id, content, invoice_ids,
        outstanding_minors, purpose, milli_gbp)`.execute(ctx.db);
  await ctx.db
    .insertInto("delivery_batches")
    .values({ organization_id: ctx.organizationId, id: batchId, next_attempt_at: ctx.now() })
    .execute();
  // A sandbox delivers what it issues itself, before it answers.
  if (!ctx.isSandbox) {
    await ctx.enqueue("deliver-notifications", { organizationId: ctx.organizationId, batchId });
  }
  return batchId;
}
