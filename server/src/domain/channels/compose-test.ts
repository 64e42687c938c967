import type { SendingChannel } from "@dunlin/contract/channels.ts";
import type { Connection } from "#server/domain/channels/connection.ts";
import type { EmailMessage } from "#server/providers/email/email.ts";
import type { LetterMessage } from "#server/providers/letter/letter.ts";
import type { SmsMessage } from "#server/providers/sms/sms.ts";
import type { WhatsAppMessage } from "#server/providers/whatsapp/whatsapp.ts";

export type TestSender = {
  name: string;
  email: string | null;
  postal_address: string | null;
  language: string;
  address: string;
  day: string;
};
type From = { connection: Connection | undefined; sender: TestSender; attemptId: string };
type TestMessage = EmailMessage | SmsMessage | WhatsAppMessage | LetterMessage;

/** A test message for a channel; it says that it is one. */
export function composeTest(
  to: { channel: SendingChannel; to: string },
  { connection, sender, attemptId }: From,
): TestMessage {
  const text = `This is a test from ${sender.name}. If you can read it, the channel works.`;
  switch (to.channel) {
    case "email": {
      const own = (connection?.settings as { sender?: string } | undefined)?.sender;
      return {
        attemptId,
        from: { name: sender.name, address: own ?? sender.address },
        replyTo: sender.email,
        to: { name: null, address: to.to },
        subject: `Test from ${sender.name}`,
        text: `${text}\n`,
        html: `<p>${text.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</p>`,
      };
    }
    case "sms":
      return { attemptId, to: to.to, text, validSeconds: null };
    case "whatsapp":
      return { attemptId, to: to.to, content: { kind: "text", text } };
    case "letter":
      return { attemptId, letter: composeTestLetter(to.to, sender, text) };
  }
}

function composeTestLetter(to: string, sender: TestSender, text: string): LetterMessage["letter"] {
  const linesOf = (address: string) => address.split(/\r?\n|,\s*/).filter((line) => line !== "");
  const [name = to, ...addressLines] = linesOf(to);
  return {
    language: sender.language,
    datedOn: sender.day,
    date: sender.day,
    sender: {
      name: sender.name,
      addressLines: linesOf(sender.postal_address ?? ""),
      contactLines: sender.email ? [sender.email] : [],
    },
    recipient: { name, addressLines, country: null },
    references: [],
    subject: `Test from ${sender.name}`,
    blocks: [{ kind: "paragraph", text }],
    signature: sender.name,
    footer: [],
  };
}
