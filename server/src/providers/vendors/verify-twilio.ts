import type { HttpRefusal } from "#server/providers/classify-http-reply.ts";
import { listAt, textAt, valueAt } from "#server/providers/read-json.ts";
import type { TwilioAccount } from "#server/providers/vendors/twilio-account.ts";

/**
 * Asks whether the account is active, the credentials see its messages, and the number that texts
 * come from, if any, belongs to it and can send them. Null when all is there, else what is missing.
 */
export async function verifyTwilio(
  account: TwilioAccount,
  sender: string | null,
): Promise<HttpRefusal | null> {
  return (
    (await verifyAccount(account)) ??
    (await verifyCredentials(account)) ??
    (sender?.startsWith("+") === true ? await verifyNumber(account, sender) : null)
  );
}

async function verifyAccount(account: TwilioAccount): Promise<HttpRefusal | null> {
  const { json, refusal } = await account.getAccount();
  if (refusal !== null) {
    return explain("The account and its token", refusal);
  }
  const status = textAt(json, "status");
  return status === "active" ? null : misconfigured(`The account is ${status ?? "not one"}`);
}

async function verifyCredentials(account: TwilioAccount): Promise<HttpRefusal | null> {
  const { refusal } = await account.list("Messages", { PageSize: "1" });
  return refusal === null ? null : explain("The credentials to send with", refusal);
}

async function verifyNumber(account: TwilioAccount, sender: string): Promise<HttpRefusal | null> {
  const query = { PhoneNumber: sender };
  const { json, refusal } = await account.list("IncomingPhoneNumbers", query);
  if (refusal !== null) {
    return explain("The numbers of the account", refusal);
  }
  const numbers = listAt(json, "incoming_phone_numbers");
  const number = numbers.find((entry) => textAt(entry, "phone_number") === sender);
  if (number === undefined) {
    return misconfigured(`The account has no number ${sender}`);
  }
  const maySend = [valueAt(number, "capabilities", "sms"), valueAt(number, "capabilities", "SMS")];
  return maySend.includes(true) ? null : misconfigured(`The number ${sender} sends no texts`);
}

function misconfigured(detail: string): HttpRefusal {
  return { outcome: "misconfigured", detail };
}

function explain(what: string, refusal: HttpRefusal): HttpRefusal {
  return { ...refusal, detail: `${what}: ${refusal.detail}` };
}
