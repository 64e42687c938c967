import { parseId } from "@dunlin/contract/ids.ts";
import type { OutboundContext } from "#server/context.ts";
import { loadNotification } from "#server/domain/notifications/notification.ts";
import { findTemplates } from "#server/domain/templates/find-templates.ts";
import type { ReminderContent } from "#server/domain/templates/reminder-content.ts";
import { renderMessage } from "#server/domain/templates/render-message.ts";
import { Refusal } from "#server/refusal.ts";

/** A letter as it is printed, the same bytes for ever. */
export async function getLetter(ctx: OutboundContext, input: { id: string }): Promise<Uint8Array> {
  const rendered = await ctx.transact(async (inside) => {
    const row = await loadNotification(inside, parseId(input.id));
    if (row.channel !== "letter") {
      throw new Refusal("not_possible_now", `The message goes by ${row.channel}, not by letter.`);
    }
    const templates = await findTemplates(inside, [row.template_id]);
    const content = row.content as ReminderContent;
    return renderMessage("letter", templates.get(row.template_id)!, content);
  });
  if (rendered.channel !== "letter") throw new Error("A letter was rendered as something else.");
  return await ctx.providers.typesetLetter(rendered.letter);
}
