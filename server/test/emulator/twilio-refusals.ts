import { json, type Refusal, type Reply } from "#test/emulator/vendor.ts";

/** The status and the words of each refusal that we know of; anything else is a plain 400. */
const REFUSALS: Readonly<Record<number, readonly [status: number, message: string]>> = {
  20001: [400, "Unknown parameters"],
  20003: [401, "Authenticate"],
  20404: [404, "The requested resource was not found"],
  20422: [400, "Invalid parameter"],
  20429: [429, "Too Many Requests"],
  20500: [500, "An internal server error has occurred"],
  20503: [503, "Service is unavailable"],
  21211: [400, "The 'To' number is not a valid phone number"],
  21212: [400, "The 'From' number is not a valid phone number, shortcode or sender ID"],
  21408: [400, "Permission to send an SMS has not been enabled for the region of the 'To' number"],
  21602: [400, "Message body is required"],
  21603: [400, "A 'From' phone number is required"],
  21604: [400, "A 'To' phone number is required"],
  21606: [400, "The 'From' number is not a message-capable number of this account"],
  21608: [400, "The 'To' number is unverified; trial accounts cannot send to unverified numbers"],
  21609: [400, "The 'StatusCallback' URL is not a valid URL"],
  21610: [400, "Attempt to send to unsubscribed recipient"],
  21611: [429, "This 'From' number has exceeded the maximum number of queued messages"],
  21612: [400, "The 'To' number is not currently reachable via SMS from this 'From' number"],
  21614: [400, "The 'To' number is not a mobile number"],
  21617: [400, "The concatenated message body exceeds the 1600 character limit"],
  21655: [400, "The ContentSid is invalid"],
  21656: [400, "The ContentVariables are invalid"],
  21701: [400, "The Messaging Service does not exist"],
  21703: [400, "The Messaging Service does not have a phone number available"],
  21910: [400, "Invalid 'From' and 'To' pair: both must be of the same channel"],
  63007: [400, "Could not find a channel with the specified 'From' address"],
  63016: [400, "Outside the messaging window, only a template may be sent"],
  63018: [429, "Rate limit exceeded for the channel"],
};

const BY_STATUS: Readonly<Record<number, number>> = {
  401: 20003,
  404: 20404,
  429: 20429,
  500: 20500,
  503: 20503,
};

/** A refusal in the shape of Twilio; a gateway's 5xx that has no code of its own comes without one. */
export function refuseTwilio(refusal: Refusal): Reply {
  const code = Number(refusal.code ?? BY_STATUS[refusal.status ?? 400] ?? 0);
  const [usual, words] = REFUSALS[code] ?? [400, "Bad request"];
  const status = refusal.status ?? usual;
  const message = refusal.message ?? words;
  if (code === 0) return json(status, { status, message });
  const more_info = `https://www.twilio.com/docs/errors/${code}`;
  return json(status, { code, message, more_info, status });
}
