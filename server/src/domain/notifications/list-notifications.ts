import type { InputOf } from "@dunlin/contract/endpoint.ts";
import { parseId } from "@dunlin/contract/ids.ts";
import type { Page } from "@dunlin/contract/page.ts";
import type { listNotifications as promise, Notification } from "@dunlin/contract/notifications.ts";
import { sql } from "kysely";
import type { Context } from "#server/context.ts";
import { toNotification } from "#server/domain/notifications/notification.ts";
import { readPage } from "#server/platform/database/read-page.ts";

/** Lists messages, newest first. */
export async function listNotifications(
  ctx: Context,
  input: InputOf<typeof promise>,
): Promise<Page<Notification>> {
  let query = ctx.db.selectFrom("notifications").selectAll();
  if (input.status) query = query.where("status", "=", input.status);
  if (input.customerId) query = query.where("customer_id", "=", parseId(input.customerId));
  if (input.recoveryCaseId) {
    query = query.where(sql<boolean>`${parseId(input.recoveryCaseId)}::uuid = any(case_ids)`);
  }
  const page = await readPage(query, input, { table: "notifications" });
  return { data: page.data.map(toNotification), hasMore: page.hasMore };
}
