import type { SendingChannel } from "@dunlin/contract/channels.ts";
import type { Channel } from "@dunlin/contract/customers.ts";
import type { ChannelProviders } from "#server/context.ts";
import type { Connection } from "#server/domain/channels/connection.ts";
import type { ReleasedNotification } from "#server/domain/notifications/release-notifications.ts";
import { writeAttemptReference } from "#server/domain/notifications/attempt-reference.ts";
import { isTemplated } from "#server/domain/notifications/whatsapp-form.ts";
import type { TemplateSource } from "#server/domain/templates/built-in-templates.ts";
import { renderMessage, type RenderedMessage } from "#server/domain/templates/render-message.ts";
import { approvalKey } from "#server/domain/templates/whatsapp-approval.ts";
import type { WhatsAppContent } from "#server/providers/whatsapp/whatsapp.ts";

/** A message in the shape of the provider that takes it. */
export type Outgoing = {
  [Name in SendingChannel]: {
    channel: Name;
    message: Parameters<ChannelProviders[Name]["send"]>[0];
  };
}[SendingChannel];

export type Sender = { name: string; email: string | null; address: string };
type Given = {
  row: ReleasedNotification;
  template: TemplateSource;
  connection: Connection | undefined;
  sender: Sender;
  now: Date;
};

const SHORTEST_VALIDITY_SECONDS = 300;

/** The finished message, or null where WhatsApp wants an approved template and none is named for it. */
export function composeOutgoing(given: Given): Outgoing | null {
  const { row, template } = given;
  const rendered = renderMessage(row.channel, template, row.content);
  const attemptId = writeAttemptReference({ notificationId: row.id, attemptId: row.attempt_id });
  switch (rendered.channel) {
    case "email":
      return { channel: "email", message: toEmail(given, attemptId, rendered) };
    case "sms": {
      const seconds = Math.floor((row.leave_before.getTime() - given.now.getTime()) / 1000);
      const validSeconds = Math.max(seconds, SHORTEST_VALIDITY_SECONDS);
      return {
        channel: "sms",
        message: { attemptId, to: row.recipient, text: rendered.text, validSeconds },
      };
    }
    case "whatsapp": {
      const content = toWhatsApp(given, rendered);
      return content && { channel: "whatsapp", message: { attemptId, to: row.recipient, content } };
    }
    case "letter":
      return { channel: "letter", message: { attemptId, letter: rendered.letter } };
  }
}

type Rendered<Name extends Channel> = Extract<RenderedMessage, { channel: Name }>;

function toEmail(given: Given, attemptId: string, words: Rendered<"email">) {
  const { row, sender } = given;
  const settings = (given.connection?.settings ?? {}) as EmailSettings;
  const { channel: _, ...parts } = words;
  return {
    attemptId,
    from: { name: sender.name, address: settings.sender ?? sender.address },
    replyTo: replyTo(settings, attemptId) ?? sender.email,
    to: { name: row.recipient_name, address: row.recipient },
    ...parts,
  };
}

type EmailSettings = {
  sender?: string;
  repliesTo?: string | null;
  mailbox?: { user: string } | null;
};

/** Where answers are read, if anywhere; null where they are not. */
function replyTo({ sender, repliesTo, mailbox }: EmailSettings, attemptId: string): string | null {
  if (repliesTo) return repliesTo.replace("@", `+${attemptId}@`);
  if (!mailbox) return null;
  return mailbox.user.includes("@") ? mailbox.user : (sender ?? null);
}

type Approved = { tone: string; language: string; name: string; code: string };

function toWhatsApp(
  { row, connection }: Given,
  words: Rendered<"whatsapp">,
): WhatsAppContent | null {
  if (!connection || !isTemplated(row, connection)) return { kind: "text", text: words.text };
  const { templates = [] } = connection.settings as { templates?: Approved[] };
  const key = approvalKey(row.tone, [row.content.locale]);
  const approved = templates.filter((each) => approvalKey(each.tone, [each.language]) === key);
  const fitting = approved.find((each) => each.language === row.content.locale) ?? approved[0];
  if (!fitting) return null;
  const { name, code } = fitting;
  return { kind: "template", name, language: code, variables: words.variables };
}
