import type { InputOf } from "@dunlin/contract/endpoint.ts";
import { parseId } from "@dunlin/contract/ids.ts";
import type { markPosted as promise, Notification } from "@dunlin/contract/notifications.ts";
import { sql } from "kysely";
import type { Context } from "#server/context.ts";
import { recordEvents } from "#server/domain/events/record-events.ts";
import { loadJudged } from "#server/domain/notifications/load-judged.ts";
import { loadNotification, toNotification } from "#server/domain/notifications/notification.ts";
import { closeWorkItems } from "#server/domain/work-items/close-work-items.ts";
import { Refusal } from "#server/refusal.ts";

/** A person says that a letter is in the post; it is refused when the letter may not go any more. */
export async function markPosted(
  ctx: Context,
  input: InputOf<typeof promise>,
): Promise<Notification> {
  const id = parseId(input.id);
  const [letter] = await loadJudged(ctx, sql`n.id = ${id} and n.status = 'to_post'`);
  if (!letter) {
    const { status } = await loadNotification(ctx, id);
    throw new Refusal("not_possible_now", `The message is ${status}, not waiting to be posted.`);
  }
  if (letter.because !== null) {
    throw new Refusal("not_possible_now", `Do not post it: ${letter.because}.`);
  }
  const row = await ctx.db
    .updateTable("notifications")
    .set({ status: "accepted", settled_at: ctx.now(), detail: `posted, says ${ctx.actor}` })
    .where("id", "=", id)
    .returningAll()
    .executeTakeFirstOrThrow();
  await closeWorkItems(ctx, { kind: "letter_to_post", subjectIds: [id] });
  await recordEvents(
    ctx,
    row.case_ids.map((recoveryCaseId) => ({
      type: "notification.posted",
      recoveryCaseId,
      customerId: row.customer_id,
      subjectId: id,
      data: { stage: row.stage },
    })),
  );
  return toNotification(row);
}
