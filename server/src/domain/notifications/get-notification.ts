import type { AnswerOf } from "@dunlin/contract/endpoint.ts";
import { parseId } from "@dunlin/contract/ids.ts";
import type { getNotification as promise } from "@dunlin/contract/notifications.ts";
import type { Context } from "#server/context.ts";
import { loadNotification, toNotification } from "#server/domain/notifications/notification.ts";
import { findTemplates } from "#server/domain/templates/find-templates.ts";
import type { ReminderContent } from "#server/domain/templates/reminder-content.ts";
import { renderTemplate } from "#server/domain/templates/render-template.ts";

/** One message with its words, from the content and the template that were frozen for it. */
export async function getNotification(
  ctx: Context,
  input: { id: string },
): Promise<AnswerOf<typeof promise>> {
  const row = await loadNotification(ctx, parseId(input.id));
  const templates = await findTemplates(ctx, [row.template_id]);
  const message = renderTemplate(templates.get(row.template_id)!, row.content as ReminderContent);
  return { ...toNotification(row), message };
}
