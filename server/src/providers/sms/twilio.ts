import type { SmsMessage, SmsProvider } from "#server/providers/sms/sms.ts";
import { connectTwilio } from "#server/providers/vendors/connect-twilio.ts";
import type { TwilioOptions } from "#server/providers/vendors/twilio-account.ts";

const VALID_SECONDS_MAX = 36_000;

/** Connects text messages by one account at Twilio; nothing is asked before the first message. */
export function connectTwilioSms(options: TwilioOptions): SmsProvider {
  return connectTwilio<SmsMessage>(options, {
    prefix: "",
    write: ({ text, validSeconds }) => ({ Body: text, ...writeValidity(validSeconds) }),
    wordsOf: ({ text }) => text,
  });
}

function writeValidity(validSeconds: number | null): Record<string, string> {
  if (validSeconds === null) {
    return {};
  }
  const seconds = Math.min(Math.max(Math.floor(validSeconds), 1), VALID_SECONDS_MAX);
  return { ValidityPeriod: String(seconds) };
}
