import { sql } from "kysely";
import type { Context } from "#server/context.ts";
import { markQuality } from "#server/domain/contact-points/mark-quality.ts";
import { noteFailing } from "#server/domain/contact-points/note-failing.ts";
import { suppressAddress } from "#server/domain/contact-points/suppress-address.ts";
import { recordEvents } from "#server/domain/events/record-events.ts";
import { askForFixes } from "#server/domain/notifications/ask-for-fixes.ts";
import { readAttemptReference } from "#server/domain/notifications/attempt-reference.ts";
import { strongestOf } from "#server/domain/notifications/delivery-strength.ts";
import { judgeDelivery, type Delivery } from "#server/domain/notifications/judge-delivery.ts";
import { forgetLostAttempts } from "#server/domain/notifications/forget-lost-attempts.ts";
import { isPatienceOver } from "#server/domain/notifications/patience.ts";
import { settleBatches } from "#server/domain/notifications/settle-batches.ts";
import { wakeCases } from "#server/domain/recovery-cases/wake-cases.ts";
import type { DeliveryEvent } from "#server/providers/inbound.ts";

type Row = {
  id: string;
  attempt_id: string | null;
  status: string;
  case_ids: string[];
  customer_id: string;
  contact_point_id: string;
  purpose: string;
  stage: string;
  channel: string;
  recipient: string;
  failing_since: Date | null;
};
type Moved = Row & Delivery;

/**
 * Moves messages by what providers told about them, whatever the order and however often: a later
 * state is never undone by an earlier one. What failed opens its stage again; a bad address is
 * marked, and a person is asked for another.
 */
export async function recordDeliveries(
  ctx: Context,
  events: readonly DeliveryEvent[],
): Promise<number> {
  const told = strongestOf(
    events.flatMap((event) => {
      const attempt = readAttemptReference(event.attemptId);
      return attempt ? [{ ...attempt, event }] : [];
    }),
  );
  const rows = await lockRows(ctx, [...told.values()]);
  const heard = rows.flatMap((row) => {
    const mine = told.get(`${row.id} ${row.attempt_id}`);
    return mine ? [{ row, mine }] : [];
  });
  const moved = heard.flatMap(({ row, mine }): Moved[] => {
    const delivery = judgeDelivery(row.status, withPatience(ctx, row, mine.event));
    return delivery ? [{ ...row, ...delivery }] : [];
  });
  await markQuality(ctx, {
    ids: heard.filter(({ mine }) => mine.wasDelivered).map(({ row }) => row.contact_point_id),
    quality: "good",
  });
  if (moved.length === 0) return 0;
  await writeStates(ctx, moved);
  await tell(ctx, moved);
  await follow(ctx, moved);
  return moved.length;
}

/** An address at which nothing has arrived for days is taken to be a bad one, whatever the reason. */
function withPatience(ctx: Context, row: Row, event: DeliveryEvent): DeliveryEvent {
  const isVague = event.state === "failed" && event.reason === "undelivered";
  if (!isVague || !isPatienceOver(row.failing_since, ctx.now())) return event;
  return { ...event, reason: "bad-recipient" };
}

async function lockRows(ctx: Context, told: readonly { notificationId: string }[]): Promise<Row[]> {
  const ids = new Set(told.map((each) => each.notificationId));
  const { rows } = await sql<Row>`
    select n.id, n.attempt_id, n.status, n.case_ids, n.customer_id, n.contact_point_id, n.purpose,
           n.stage, n.channel, n.recipient, p.failing_since
      from notifications n
      join contact_points p on p.organization_id = n.organization_id and p.id = n.contact_point_id
     where n.organization_id = ${ctx.organizationId} and n.id = any(${[...ids]}::uuid[])
     order by n.id for no key update of n`.execute(ctx.db);
  return rows;
}

async function writeStates(ctx: Context, moved: readonly Moved[]): Promise<void> {
  await sql`
    update notifications n
       set status = given.status, is_withdrawn = given.is_withdrawn,
           detail = given.detail,
           provider_message_id = coalesce(n.provider_message_id, given.provider_message_id),
           provider = coalesce(n.provider, (
             select c.provider from channel_connections c
              where c.organization_id = n.organization_id and c.channel = n.channel)),
           settled_at = coalesce(n.settled_at, ${ctx.now()}::timestamptz)
      from unnest(
        ${moved.map((each) => each.id)}::uuid[],
        ${moved.map((each) => each.becomes)}::text[],
        ${moved.map((each) => each.isWithdrawn)}::boolean[],
        ${moved.map((each) => each.detail)}::text[],
        ${moved.map((each) => each.providerMessageId)}::text[]
      ) as given (id, status, is_withdrawn, detail, provider_message_id)
     where n.organization_id = ${ctx.organizationId} and n.id = given.id`.execute(ctx.db);
}

async function tell(ctx: Context, moved: readonly Moved[]): Promise<void> {
  await recordEvents(
    ctx,
    moved.flatMap((each) =>
      each.case_ids.map((recoveryCaseId) => ({
        type: `notification.${each.becomes}`,
        recoveryCaseId,
        customerId: each.customer_id,
        subjectId: each.id,
        data: {
          stage: each.stage,
          channel: each.channel,
          recipient: each.recipient,
          toldAt: each.at,
          ...(each.detail === null ? {} : { detail: each.detail }),
        },
      })),
    ),
  );
}

async function follow(ctx: Context, moved: readonly Moved[]): Promise<void> {
  const pointsOf = (which: (each: Moved) => boolean) =>
    moved.filter(which).map((each) => each.contact_point_id);
  const delivered = pointsOf((each) => each.becomes === "delivered");
  const bad = pointsOf((each) => each.isBadAddress && !each.isSuppressed);
  await markQuality(ctx, { ids: bad, quality: "bad" });
  for (const each of moved.filter(({ isSuppressed }) => isSuppressed)) {
    await suppressAddress(ctx, {
      channel: each.channel,
      address: each.recipient,
      because: `the provider does not deliver to it: ${each.detail ?? "no reason was given"}`,
      isOptedOut: true,
      at: ctx.now(),
    });
  }
  await noteFailing(ctx, {
    failing: pointsOf((each) => each.becomes === "bounced" && !each.isBadAddress),
    reached: delivered,
  });
  await forgetLostAttempts(
    ctx,
    moved.filter((each) => each.status === "unknown").map((each) => each.id),
  );
  await askForFixes(
    ctx,
    moved
      .filter((each) => each.purpose === "reminder")
      .filter((each) => each.isBadAddress || each.becomes === "failed")
      .map((each) => ({ ...each, status: each.becomes })),
  );
  const opened = moved.filter((each) => each.isWithdrawn);
  await wakeCases(ctx, [...new Set(opened.flatMap((each) => each.case_ids))]);
  if (moved.some(({ status }) => status === "queued" || status === "sending")) {
    await settleBatches(ctx);
  }
}
