import type { HttpFinding, HttpVendor } from "#server/providers/classify-http-reply.ts";
import { openHttpSender } from "#server/providers/open-http-sender.ts";
import { textAt } from "#server/providers/read-json.ts";
import type { Receipt } from "#server/providers/receipt.ts";
import { TWILIO_OUTCOMES } from "#server/providers/vendors/twilio-outcomes.ts";

export type TwilioOptions = {
  /** AC… */
  accountSid: string;
  /** Also the key of Twilio's signatures. */
  authToken: string;
  /** SK… with its secret, to send with instead of the token. */
  apiKey: { sid: string; secret: string } | null;
  /** A number in E.164, a sender name, or a messaging service (MG…). */
  sender: string;
  baseUrl: string;
  /** Where Twilio tells what became of a message; null when it shall not. */
  callbackUrl: string | null;
  timeoutMs?: number;
};

/** One account at Twilio; every method is one try, and only `createMessage` changes anything. */
export type TwilioAccount = {
  /** Asks with the credentials that messages are sent with. */
  list(what: string, query: Readonly<Record<string, string>>): Promise<HttpFinding>;
  /** Asks for the account itself, which a restricted API key may not see. */
  getAccount(): Promise<HttpFinding>;
  createMessage(fields: Readonly<Record<string, string>>, handOver: () => void): Promise<Receipt>;
  close(): Promise<void>;
};

const TWILIO: HttpVendor = {
  outcomes: TWILIO_OUTCOMES,
  readId: (json) => textAt(json, "sid"),
  readError: (json) => ({
    code: textAt(json, "code"),
    message: textAt(json, "message"),
    isTransient: false,
  }),
};

/** Addresses one account by Twilio's HTTP interface. */
export function openTwilioAccount(options: TwilioOptions): TwilioAccount {
  const { accountSid, authToken, apiKey } = options;
  const http = openHttpSender(TWILIO, options);
  const root = `${options.baseUrl.replace(/\/+$/, "")}/2010-04-01/Accounts/${accountSid}`;
  const asOwner = authorize(accountSid, authToken);
  const asSender = apiKey === null ? asOwner : authorize(apiKey.sid, apiKey.secret);
  return {
    list(what, query) {
      const url = `${root}/${what}.json?${new URLSearchParams(query).toString()}`;
      return http.ask({ method: "GET", url, headers: asSender });
    },
    getAccount: () => http.ask({ method: "GET", url: `${root}.json`, headers: asOwner }),
    createMessage(fields, handOver) {
      const headers = { ...asSender, "content-type": "application/x-www-form-urlencoded" };
      const body = new URLSearchParams(fields).toString();
      return http.send({ method: "POST", url: `${root}/Messages.json`, headers, body }, handOver);
    },
    close: () => http.close(),
  };
}

function authorize(user: string, password: string): Record<string, string> {
  const token = Buffer.from(`${user}:${password}`).toString("base64");
  return { authorization: `Basic ${token}`, accept: "application/json" };
}
