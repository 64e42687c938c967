import type { SendingChannel } from "@dunlin/contract/channels.ts";
import type { PostalLetter } from "#server/providers/letter/letter.ts";

import type { TemplateSource } from "./built-in-templates.ts";
import type { ReminderContent } from "./reminder-content.ts";
import { renderLetter } from "./render-letter.ts";
import { renderSms } from "./render-sms.ts";
import { renderTemplate } from "./render-template.ts";
import { renderWhatsapp } from "./render-whatsapp.ts";

/** The words of a message, ready for its channel. A letter has its words in order and as one text. */
export type RenderedMessage =
  | { channel: "email"; subject: string; text: string; html: string }
  | { channel: "sms"; text: string; segments: number }
  | { channel: "whatsapp"; text: string; variables: string[] }
  | { channel: "letter"; letter: PostalLetter; subject: string; text: string };

/** Renders the words for a channel, the same for ever from the same words; TemplateError rather than a hole. */
export function renderMessage(
  channel: SendingChannel,
  source: TemplateSource,
  content: ReminderContent,
): RenderedMessage {
  switch (channel) {
    case "email":
      return { channel, ...renderTemplate(source, content) };
    case "sms":
      return { channel, ...renderSms(source, content) };
    case "whatsapp":
      return { channel, ...renderWhatsapp(source, content) };
    case "letter":
      return { channel, ...renderLetter(source, content) };
  }
}
