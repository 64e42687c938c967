import { CREDENTIALS } from "#test/emulator/credentials.ts";
import type { Refusal } from "#test/emulator/vendor.ts";

const { twilio } = CREDENTIALS;

// Twilio passes over what it does not know; here a name that is mistyped is refused.
const FIELDS = new Set(
  `To From MessagingServiceSid Body MediaUrl ContentSid ContentVariables StatusCallback
   ValidityPeriod SmartEncoded ScheduleType SendAt ShortenUrls RiskCheck ProvideFeedback Attempt
   ForceDelivery ContentRetention AddressRetention PersistentAction SendAsMms`.split(/\s+/),
);
const E164 = /^\+[1-9]\d{6,14}$/;
const ALPHANUMERIC = /^(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11}$/;
const SENDERS = new Set<string>([twilio.number, "+15005550006"]);

/** The numbers of Twilio's test credentials. */
const MAGIC_FROM = new Map([
  ["+15005550001", 21212],
  ["+15005550007", 21606],
  ["+15005550008", 21611],
]);
const MAGIC_TO = new Map([
  ["+15005550001", 21211],
  ["+15005550002", 21612],
  ["+15005550003", 21408],
  ["+15005550004", 21610],
  ["+15005550009", 21614],
]);

/** Why Twilio would not take this message, or null. */
export function checkTwilioMessage(form: URLSearchParams): Refusal | null {
  for (const name of new Set(form.keys())) {
    if (!FIELDS.has(name)) return { code: 20001, message: `Unknown parameter ${name}` };
    if (name !== "MediaUrl" && form.getAll(name).length > 1) {
      return { code: 20422, message: `${name} is given twice` };
    }
  }
  const code = checkParties(form) ?? checkContent(form) ?? checkOptions(form);
  return code === null ? null : { code };
}

function checkParties(form: URLSearchParams): number | null {
  const to = form.get("To") ?? "";
  const from = form.get("From");
  const service = form.get("MessagingServiceSid");
  if (to === "") return 21604;
  if (from === null && service === null) return 21603;
  if (service !== null && service !== twilio.serviceSid) return 21701;
  const isWhatsApp = to.startsWith("whatsapp:");
  const number = to.replace(/^whatsapp:/, "");
  if (!E164.test(number)) return 21211;
  if (from !== null) {
    const refusal = isWhatsApp ? checkWhatsAppSender(from) : checkSender(from);
    if (refusal !== null) return refusal;
  }
  return isWhatsApp ? null : (MAGIC_TO.get(number) ?? null);
}

function checkWhatsAppSender(from: string): number | null {
  if (!from.startsWith("whatsapp:")) return 21910;
  return from === `whatsapp:${twilio.whatsAppNumber}` ? null : 63007;
}

function checkSender(from: string): number | null {
  if (from.startsWith("whatsapp:")) return 21910;
  if (MAGIC_FROM.has(from)) return MAGIC_FROM.get(from)!;
  if (ALPHANUMERIC.test(from)) return null;
  if (!E164.test(from)) return 21212;
  return SENDERS.has(from) ? null : 21606;
}

function checkContent(form: URLSearchParams): number | null {
  const body = form.get("Body") ?? "";
  const content = form.get("ContentSid");
  const variables = form.get("ContentVariables");
  if (body === "" && content === null && !form.has("MediaUrl")) return 21602;
  if (body.length > 1600) return 21617;
  if (content !== null && !/^HX[0-9a-f]{32}$/.test(content)) return 21655;
  if (variables !== null && (content === null || !isStringMap(variables))) return 21656;
  return null;
}

function isStringMap(text: string): boolean {
  try {
    const parsed: unknown = JSON.parse(text);
    return (
      parsed !== null &&
      typeof parsed === "object" &&
      !Array.isArray(parsed) &&
      Object.values(parsed).every((value) => typeof value === "string" && value !== "")
    );
  } catch {
    return false;
  }
}

function checkOptions(form: URLSearchParams): number | null {
  const callback = form.get("StatusCallback");
  if (callback !== null && !/^https?:\/\/[^/\s]/.test(callback)) return 21609;
  const validity = form.get("ValidityPeriod");
  if (validity === null) return null;
  return /^\d+$/.test(validity) && Number(validity) >= 1 && Number(validity) <= 36_000
    ? null
    : 20422;
}
