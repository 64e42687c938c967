import { createHash, timingSafeEqual } from "node:crypto";
import type { WebhookReader, WebhookReading, WebhookRequest } from "#server/providers/inbound.ts";
import { readMail } from "#server/providers/email/read-mail.ts";

/** What SendGrid posts at most. */
const LONGEST_BODY_BYTES = 30 * 1024 * 1024;

/**
 * Reads SendGrid's Inbound Parse, raw or not. It signs nothing, so that the last part of the path
 * of our address is a secret of letters and digits; an empty `token` opens to nobody.
 */
export function readSendGridInbound({ token }: { token: string }): WebhookReader {
  return async (request) => {
    if (request.method !== "POST" || !isToken(request.url, token)) {
      return { verdict: "forged" };
    }
    if (request.body.length > LONGEST_BODY_BYTES) {
      return { verdict: "unreadable", detail: "The mail is longer than SendGrid sends" };
    }
    const fields = await readForm(request);
    return fields === null
      ? { verdict: "unreadable", detail: "The body is no multipart form" }
      : readFields(fields, request.now);
  };
}

async function readFields(fields: FormFields, now: Date): Promise<WebhookReading> {
  const mail = fields.get("email") ?? rebuildMail(fields);
  if (mail === null) {
    return { verdict: "unreadable", detail: "The form holds no mail" };
  }
  const key = `sendgrid:${createHash("sha256").update(mail).digest("hex")}`;
  const marks = readRecipients(fields).map((address) => `Delivered-To: ${address}\r\n`);
  const event = await readMail(Buffer.concat([Buffer.from(marks.join("")), mail]), { key, now });
  return { verdict: "genuine", events: event === null ? [] : [event] };
}

function isToken(url: string, token: string): boolean {
  const path = URL.canParse(url, "http://door") ? new URL(url, "http://door").pathname : "";
  const digest = (value: string) => createHash("sha256").update(value).digest();
  const given = path.slice(path.lastIndexOf("/") + 1);
  return timingSafeEqual(digest(given), digest(token)) && token !== "";
}

/** The fields of a form as the bytes that came. */
type FormFields = ReadonlyMap<string, Buffer>;

// A form is decoded as UTF-8 whatever its fields are in. Written as one character per byte it
// survives that, and the bytes can be had back.
async function readForm({ headers, body }: WebhookRequest): Promise<FormFields | null> {
  const type = headers["content-type"] ?? "";
  if (!/^multipart\/form-data\b/i.test(type)) {
    return null;
  }
  try {
    const characters = Buffer.from(body).toString("latin1");
    const form = await new Response(characters, { headers: { "content-type": type } }).formData();
    const fields = [...form].filter((field) => typeof field[1] === "string") as [string, string][];
    return new Map(fields.map(([name, value]) => [name, Buffer.from(value, "latin1")]));
  } catch {
    return null;
  }
}

/** Writes a mail from its parts, where SendGrid was not told to post it raw. */
function rebuildMail(fields: FormFields): Buffer | null {
  const from = decodeField(fields, "from");
  if (from === "") {
    return null;
  }
  const text = decodeField(fields, "text");
  const [type, body] = text === "" ? ["html", decodeField(fields, "html")] : ["plain", text];
  const headers = dropHeaders(decodeField(fields, "headers"));
  const lines = [
    `From: ${oneLine(from)}`,
    `To: ${oneLine(decodeField(fields, "to"))}`,
    `Subject: ${oneLine(decodeField(fields, "subject"))}`,
    ...headers,
    "MIME-Version: 1.0",
    `Content-Type: text/${type}; charset=utf-8`,
    "Content-Transfer-Encoding: 8bit",
  ];
  return Buffer.from(`${lines.join("\r\n")}\r\n\r\n${body}`);
}

/** The headers of the mail as it came, without those that no longer fit. */
function dropHeaders(block: string): readonly string[] {
  const unfolded = block.replace(/\r?\n[ \t]+/g, " ").split(/\r?\n/);
  return unfolded.filter(
    (line) =>
      /^[!-9;-~]+:/.test(line) && !/^(content-|mime-version:|from:|to:|subject:)/i.test(line),
  );
}

function decodeField(fields: FormFields, name: string): string {
  const bytes = fields.get(name) ?? Buffer.alloc(0);
  try {
    return new TextDecoder(charsetOf(fields, name)).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}

function charsetOf(fields: FormFields, name: string): string {
  const charsets = parseObject(fields.get("charsets"));
  const charset = charsets[name];
  return typeof charset === "string" ? charset : "utf-8";
}

/** To whom it was delivered, which the headers need not say. */
function readRecipients(fields: FormFields): readonly string[] {
  const { to } = parseObject(fields.get("envelope"));
  const addresses = Array.isArray(to) ? to : [];
  return addresses.filter(
    (address): address is string => typeof address === "string" && /^[!-~]{3,320}$/.test(address),
  );
}

function parseObject(json: Buffer | undefined): Readonly<Record<string, unknown>> {
  try {
    return (JSON.parse(json?.toString("utf8") ?? "{}") ?? {}) as Record<string, unknown>;
  } catch {
    return {};
  }
}

function oneLine(value: string): string {
  return value.replace(/[\r\n]+/g, " ");
}
