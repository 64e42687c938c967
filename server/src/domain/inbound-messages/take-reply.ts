import type { Context } from "#server/context.ts";
import { dayIn } from "#server/domain/calendars/zones.ts";
import { zoneOf } from "#server/domain/customers/zone-of.ts";
import { recordEvents } from "#server/domain/events/record-events.ts";
import { applyResponse } from "#server/domain/inbound-messages/apply-response.ts";
import { classifyMessage } from "#server/domain/inbound-messages/classify-message.ts";
import { decideResponse } from "#server/domain/inbound-messages/decide-response.ts";
import { findContext } from "#server/domain/inbound-messages/find-context.ts";
import { openWorkItems } from "#server/domain/work-items/open-work-items.ts";
import type { ReplyEvent } from "#server/providers/inbound.ts";

const LONGEST_TEXT = 100_000;

/** Takes an answer into its case: read by rule, followed at once where that reduces contact, and shown to a person. Answers its id. */
export async function takeReply(
  ctx: Context,
  input: { provider: string; reply: ReplyEvent },
): Promise<string> {
  const { provider } = input;
  const reply = { ...input.reply, text: storable(input.reply.text) };
  const context = await findContext(ctx, reply);
  const zone = context.zone ?? zoneOf(context.country) ?? (await organizationZone(ctx));
  const today = dayIn(zone, new Date(reply.at));
  const reading = classifyMessage(reply, { today, language: context.language });
  const id = ctx.newId();
  const response = decideResponse(reading, today);
  const done = await applyResponse(ctx, { reply, context, response, reading, zone });
  const { intent, confidencePercent, promisedAmount, ...details } = reading;
  const amount = promisedAmount?.currency
    ? { amount: Number(promisedAmount.minor), currency: promisedAmount.currency }
    : null;
  await ctx.db
    .insertInto("inbound_messages")
    .values({
      organization_id: ctx.organizationId,
      id,
      customer_id: context.customerId,
      recovery_case_id: context.recoveryCaseId,
      notification_id: context.notificationId,
      contact_point_id: context.contactPointId,
      channel: reply.channel,
      sender: reply.from,
      subject: reply.subject && storable(reply.subject),
      body: reply.text,
      intent,
      confidence_percent: confidencePercent,
      reading: JSON.stringify({ ...details, promisedAmount: amount, done }),
      status: response.status,
      provider,
      provider_message_id: reply.providerId,
      received_at: new Date(reply.at),
      handled_at: response.status === "done" ? ctx.now() : null,
    })
    .execute();
  await recordEvents(ctx, [
    {
      type: "inbound-message.received",
      recoveryCaseId: context.recoveryCaseId,
      customerId: context.customerId,
      subjectId: id,
      data: { channel: reply.channel, intent, confidencePercent, done },
    },
  ]);
  if (response.status !== "done") {
    const detail = `${reply.from} answered by ${reply.channel}; it reads like ${intent.replaceAll("_", " ")} (${confidencePercent} %).`;
    const around = { customerId: context.customerId, recoveryCaseId: context.recoveryCaseId };
    await openWorkItems(ctx, [{ ...around, kind: "reply", subjectId: id, detail }]);
  }
  return id;
}

/** What a store takes, and no more than anybody reads. */
function storable(text: string): string {
  return text.slice(0, LONGEST_TEXT).replaceAll("\0", "").toWellFormed();
}

async function organizationZone(ctx: Context): Promise<string> {
  const row = await ctx.db
    .selectFrom("organizations")
    .select("time_zone")
    .where("id", "=", ctx.organizationId)
    .executeTakeFirstOrThrow();
  return row.time_zone;
}
