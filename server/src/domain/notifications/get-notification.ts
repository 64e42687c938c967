import type { SendingChannel } from "@dunlin/contract/channels.ts";
import type { AnswerOf } from "@dunlin/contract/endpoint.ts";
import { parseId } from "@dunlin/contract/ids.ts";
import type { getNotification as promise } from "@dunlin/contract/notifications.ts";
import type { Context } from "#server/context.ts";
import { loadNotification, toNotification } from "#server/domain/notifications/notification.ts";
import { describeMessage } from "#server/domain/templates/describe-message.ts";
import { fillWhatsappTemplate } from "#server/domain/templates/fill-whatsapp-template.ts";
import { findTemplates } from "#server/domain/templates/find-templates.ts";
import type { ReminderContent } from "#server/domain/templates/reminder-content.ts";
import { renderMessage } from "#server/domain/templates/render-message.ts";

/** One message with its words, from the content and the template that were frozen for it. */
export async function getNotification(
  ctx: Context,
  input: { id: string },
): Promise<AnswerOf<typeof promise>> {
  const row = await loadNotification(ctx, parseId(input.id));
  const templates = await findTemplates(ctx, [row.template_id]);
  const notification = toNotification(row);
  const content = row.content as ReminderContent;
  const channel = notification.channel as SendingChannel;
  const message = describeMessage(renderMessage(channel, templates.get(row.template_id)!, content));
  if (!row.is_templated) return { ...notification, message };
  const text = fillWhatsappTemplate(notification.tone, content);
  return { ...notification, message: { ...message, text } };
}
