import { checkPhoneNumber } from "#server/providers/check-phone-number.ts";
import type { Provider } from "#server/providers/provider.ts";
import { reconcileTwilio, type TwilioSender } from "#server/providers/vendors/reconcile-twilio.ts";
import { openTwilioAccount, type TwilioOptions } from "#server/providers/vendors/twilio-account.ts";
import { verifyTwilio } from "#server/providers/vendors/verify-twilio.ts";

/** What a channel adds to Twilio's one way of sending messages. */
type TwilioChannel<Message> = {
  /** Stands before numbers, as in whatsapp:+44…; empty for SMS. */
  prefix: "" | "whatsapp:";
  write(message: Message): Record<string, string>;
  /** The words as Twilio will show them; null when it writes them itself from a template. */
  wordsOf(message: Message): string | null;
};

/**
 * Connects one channel of one account at Twilio, which has no idempotency keys: a message whose
 * answer was lost is looked for among the account's messages.
 */
export function connectTwilio<Message extends { attemptId: string; to: string }>(
  options: TwilioOptions,
  channel: TwilioChannel<Message>,
): Provider<Message> {
  const account = openTwilioAccount(options);
  const sender = writeSender(options.sender, channel.prefix);
  const callback = options.callbackUrl === null ? null : new URL(options.callbackUrl);
  return {
    name: "twilio",
    async send(message, handOver) {
      const fields = {
        To: `${channel.prefix}${message.to}`,
        ...sender,
        ...channel.write(message),
        ...writeCallback(callback, message.attemptId),
      };
      return checkPhoneNumber(message.to) ?? account.createMessage(fields, handOver);
    },
    verify: () => verifyTwilio(account, channel.prefix === "" ? options.sender : null),
    reconcile: (lost) =>
      reconcileTwilio(account, {
        ...lost,
        to: `${channel.prefix}${lost.message.to}`,
        sender,
        words: channel.wordsOf(lost.message),
      }),
    close: () => account.close(),
  };
}

function writeSender(sender: string, prefix: string): TwilioSender {
  return /^MG[0-9a-f]{32}$/i.test(sender)
    ? { MessagingServiceSid: sender }
    : { From: `${prefix}${sender}` };
}

// The fragment is Twilio's own: three retries after whatever failure.
function writeCallback(callback: URL | null, attemptId: string): Record<string, string> {
  if (callback === null) {
    return {};
  }
  const url = new URL(callback);
  url.searchParams.set("a", attemptId);
  url.hash = "rc=3&rp=all";
  return { StatusCallback: url.href };
}
