import type { EmailMessage } from "#server/providers/email/email.ts";
import { composeMail } from "#server/providers/email/compose-mail.ts";

/** Writes a message in the words of `POST /v3/mail/send`, with the marks that it has over SMTP. */
export function composeSendGridMail(message: EmailMessage, messageIdDomain: string): object {
  const { from, to, replyTo, attemptId } = message;
  const { messageId, list } = composeMail(message, messageIdDomain);
  return {
    personalizations: [
      {
        to: [{ email: to.address, ...(to.name === null ? {} : { name: to.name }) }],
        custom_args: { attempt_id: attemptId },
      },
    ],
    from: { email: from.address, name: from.name },
    ...(replyTo === null ? {} : { reply_to: { email: replyTo } }),
    subject: message.subject,
    content: [
      { type: "text/plain", value: message.text },
      { type: "text/html", value: message.html },
    ],
    headers: {
      "Message-ID": messageId,
      "Auto-Submitted": "auto-generated",
      "X-Dunlin-Attempt": attemptId,
      ...(list === undefined ? {} : { "List-Unsubscribe": `<${String(list["unsubscribe"])}>` }),
    },
    tracking_settings: {
      click_tracking: { enable: false, enable_text: false },
      open_tracking: { enable: false },
    },
  };
}
