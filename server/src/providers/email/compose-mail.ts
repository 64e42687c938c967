import type { SendMailOptions } from "nodemailer";
import type { EmailMessage } from "#server/providers/email/email.ts";

/**
 * Writes a message in nodemailer's words: one envelope recipient whatever the headers say, and the
 * attempt id in the Message-ID and in a header of our own.
 */
export function composeMail(message: EmailMessage, messageIdDomain: string): SendMailOptions {
  const { from, to, replyTo } = message;
  return {
    envelope: { from: from.address, to: [to.address] },
    messageId: `<${message.attemptId}@${messageIdDomain}>`,
    from: { name: from.name, address: from.address },
    to: { name: to.name ?? "", address: to.address },
    ...(replyTo === null
      ? {}
      : {
          replyTo: { name: "", address: replyTo },
          list: { unsubscribe: unsubscribeUrl(replyTo) },
        }),
    subject: message.subject,
    text: message.text,
    html: message.html,
    headers: {
      "Auto-Submitted": "auto-generated",
      "X-Dunlin-Attempt": message.attemptId,
    },
  };
}

function unsubscribeUrl(replyTo: string): string {
  return `mailto:${encodeURIComponent(replyTo).replaceAll("%40", "@")}?subject=unsubscribe`;
}
