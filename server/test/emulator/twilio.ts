import { CREDENTIALS } from "#test/emulator/credentials.ts";
import { openIndex } from "#test/emulator/open-index.ts";
import { checkTwilioMessage } from "#test/emulator/twilio-check.ts";
import {
  fitsQuery,
  readTwilioMessage,
  toResource,
  TWILIO_ROOT,
} from "#test/emulator/twilio-resource.ts";
import { refuseTwilio } from "#test/emulator/twilio-refusals.ts";
import {
  json,
  type Accepted,
  type Call,
  type Desk,
  type Reply,
  type Vendor,
} from "#test/emulator/vendor.ts";

const { twilio } = CREDENTIALS;
const LOGINS = new Set(
  [`${twilio.accountSid}:${twilio.authToken}`, `${twilio.apiKey.sid}:${twilio.apiKey.secret}`].map(
    (login) => `Basic ${Buffer.from(login).toString("base64")}`,
  ),
);
/** Twilio's Messages, the account and its numbers, for text messages and for WhatsApp. */
export function openTwilio(desk: Desk): Vendor {
  const all: Accepted[] = [];
  const byTo = openIndex<Accepted>();
  const bySid = new Map<string, Accepted>();

  function create(call: Call): Reply {
    const isForm = call.headers["content-type"]?.startsWith("application/x-www-form-urlencoded");
    const form = new URLSearchParams(isForm === true ? call.body.toString("utf8") : "");
    const refusal = checkTwilioMessage(form);
    if (refusal !== null) return refuseTwilio(refusal);
    const to = form.get("To")!;
    const magic = desk.magicFor("twilio", to) ?? desk.magicFor("twilio", to.replace(/^.*:/, ""));
    if (magic !== null && magic.later === undefined) return refuseTwilio(magic);
    const message = readTwilioMessage(form);
    all.push(message);
    byTo.add(message.to, message);
    bySid.set(message.providerId, message);
    desk.accept(message, form.get("StatusCallback"));
    return json(201, toResource(message));
  }

  function list(query: URLSearchParams): Reply {
    const size = Math.min(Number(query.get("PageSize") ?? 50), 1000);
    const page = Number(query.get("Page") ?? 0);
    const to = query.get("To");
    const found = (to === null ? all : byTo.at(to))
      .filter((each) => fitsQuery(each, query))
      .reverse();
    const isMore = found.length > (page + 1) * size;
    const next = new URLSearchParams(query);
    next.set("Page", String(page + 1));
    return json(200, {
      messages: found.slice(page * size, (page + 1) * size).map((each) => toResource(each)),
      page,
      page_size: size,
      uri: `${TWILIO_ROOT}/Messages.json?${query}`,
      next_page_uri: isMore ? `${TWILIO_ROOT}/Messages.json?${next}` : null,
    });
  }

  function answer(call: Call): Reply {
    if (!LOGINS.has(call.headers.authorization ?? "")) return refuseTwilio({ code: 20003 });
    const [, sid] = /\/Messages\/((?:SM|MM)[0-9a-f]{32})[.]json$/.exec(call.path) ?? [];
    const message = bySid.get(sid ?? "");
    switch (`${call.method} ${call.path}`) {
      case `POST ${TWILIO_ROOT}/Messages.json`:
        return create(call);
      case `GET ${TWILIO_ROOT}/Messages.json`:
        return list(call.query);
      case `GET ${TWILIO_ROOT}.json`:
        return json(200, { sid: twilio.accountSid, status: "active", type: "Full" });
      case `GET ${TWILIO_ROOT}/IncomingPhoneNumbers.json`:
        return json(200, { incoming_phone_numbers: listNumbers(call.query), page: 0 });
      case `GET ${TWILIO_ROOT}/Messages/${sid}.json`:
        return message ? json(200, toResource(message)) : refuseTwilio({ code: 20404 });
      default:
        return refuseTwilio({ code: 20404 });
    }
  }

  return {
    name: "twilio",
    owns: (path) => path.startsWith("/2010-04-01/"),
    operationOf: (method) => (method === "POST" ? "send" : "read"),
    answer,
    refuse: refuseTwilio,
    withoutId: (reply) => ({ ...reply, body: JSON.stringify({ status: "queued" }) }),
  };
}

function listNumbers(query: URLSearchParams) {
  const wanted = query.get("PhoneNumber") ?? twilio.number;
  return [twilio.number]
    .filter((number) => number.includes(wanted))
    .map((number) => ({
      sid: `PN${"0123456789abcdef".repeat(2)}`,
      phone_number: number,
      capabilities: { sms: true, mms: false, voice: true },
    }));
}
