import { CREDENTIALS } from "#test/emulator/credentials.ts";

const { twilio, sendgrid, meta, intelliprint } = CREDENTIALS;
const TEXTS = `/2010-04-01/Accounts/${twilio.accountSid}/Messages.json`;

/** One request in each vendor's language that the vendor takes, with changes on top. */
export type Sample = { path: string; init: RequestInit };

/** Asks an emulator, and answers status, headers and what the body says. */
export async function ask(base: string, { path, init }: Sample) {
  const answer = await fetch(base + path, init);
  const text = await answer.text();
  const isJson = answer.headers.get("content-type")?.startsWith("application/json") === true;
  const body: unknown = isJson && text !== "" ? JSON.parse(text) : text;
  return { status: answer.status, headers: answer.headers, body };
}

/** A read that needs the vendor's credentials only. */
export function get(vendor: keyof typeof LOGINS, path: string): Sample {
  return { path, init: { headers: { authorization: LOGINS[vendor] } } };
}

/** A request with a JSON body to the emulator's own side. */
export function order(path: string, body: object, method = "POST"): Sample {
  return { path, init: { method, body: JSON.stringify(body) } };
}

const LOGINS = {
  twilio: `Basic ${Buffer.from(`${twilio.accountSid}:${twilio.authToken}`).toString("base64")}`,
  sendgrid: `Bearer ${sendgrid.apiKey}`,
  meta: `Bearer ${meta.accessToken}`,
  intelliprint: `Bearer ${intelliprint.apiKey}`,
};

/** A text message; a field that is null is left out. */
export function text(changes: Record<string, string | null> = {}): Sample {
  const fields = {
    To: "+447700900001",
    From: twilio.number,
    Body: "Please pay.",
    StatusCallback: "http://127.0.0.1:9/twilio?a=attempt-1#rc=3",
    ...changes,
  };
  const given = Object.entries(fields).filter(([, value]) => value !== null) as string[][];
  const body = new URLSearchParams(given);
  return { path: TEXTS, init: { ...get("twilio", "").init, method: "POST", body } };
}

/** A mail. */
export function mail(changes: object = {}): Sample {
  const body = {
    personalizations: [
      { to: [{ email: "bob@customer.test" }], custom_args: { attempt_id: "attempt-1" } },
    ],
    from: { email: "billing@acme.test", name: "Acme" },
    subject: "Invoice 7",
    content: [
      { type: "text/plain", value: "Please pay." },
      { type: "text/html", value: "<p>Please pay.</p>" },
    ],
    ...changes,
  };
  return posted("sendgrid", "/v3/mail/send", body);
}

/** A WhatsApp message at Meta. */
export function chat(changes: object = {}): Sample {
  return posted("meta", `/v23.0/${meta.phoneNumberId}/messages`, {
    messaging_product: "whatsapp",
    recipient_type: "individual",
    to: "447700900001",
    type: "text",
    text: { body: "Please pay." },
    biz_opaque_callback_data: "attempt-1",
    ...changes,
  });
}

function posted(vendor: "sendgrid" | "meta", path: string, body: object): Sample {
  const headers = { authorization: LOGINS[vendor], "content-type": "application/json" };
  return { path, init: { method: "POST", headers, body: JSON.stringify(body) } };
}

/** A draft of a letter, or a change to one; a field that is null is left out. */
export function print(id: string | null, changes: Record<string, string | null> = {}): Sample {
  const body = new FormData();
  const draft = {
    type: "letter",
    reference: "attempt-1",
    confirmed: "false",
    "postage[service]": "uk_second_class",
    "recipients[0][address][name]": "Bob",
    "recipients[0][address][line]": "1 High Street, London",
    "recipients[0][address][postcode]": "SW1A 1AA",
    "recipients[0][address][country]": "GB",
  };
  for (const [name, value] of Object.entries({ ...(id === null ? draft : {}), ...changes })) {
    if (value !== null) body.set(name, value);
  }
  if (id === null) body.set("file", new Blob(["%PDF-1.7"], { type: "application/pdf" }), "a.pdf");
  const path = id === null ? "/v1/prints" : `/v1/prints/${id}`;
  return { path, init: { ...get("intelliprint", "").init, method: "POST", body } };
}
