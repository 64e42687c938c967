import { randomBytes } from "node:crypto";
import { CREDENTIALS } from "#test/emulator/credentials.ts";
import { openSendGridLogs, toDetail, toSummary } from "#test/emulator/sendgrid-logs.ts";
import { sendGridMail, type SendGridMail } from "#test/emulator/sendgrid-shape.ts";
import {
  json,
  readJson,
  type Accepted,
  type Call,
  type Desk,
  type Refusal,
  type Reply,
  type Vendor,
} from "#test/emulator/vendor.ts";

const BEARER = `Bearer ${CREDENTIALS.sendgrid.apiKey}`;
const MESSAGES: Readonly<Record<number, string>> = {
  400: "Bad Request",
  401: "The provided authorization grant is invalid, expired, or revoked",
  403: "The from address does not match a verified Sender Identity.",
  404: "Resource not found",
  413: "The request body is too large",
  415: "Content-Type should be application/json.",
  429: "too many requests",
};

/** SendGrid's mail/send, scopes and Email Logs; every sender is verified, except at unverified.test. */
export function openSendGrid(desk: Desk): Vendor {
  const logs = openSendGridLogs();

  function send(call: Call): Reply {
    if (!isJson(call)) return refuse({ status: 415 });
    const parsed = sendGridMail.safeParse(readJson(call.body));
    if (!parsed.success) {
      const errors = parsed.error.issues.map((issue) => ({
        message: issue.message,
        field: issue.path.join("."),
        help: null,
      }));
      return json(400, { errors });
    }
    const mail = parsed.data;
    if (mail.from.email.endsWith("@unverified.test")) return refuse({ status: 403 });
    if (mail.mail_settings?.sandbox_mode.enable === true) return { status: 200, body: "" };
    const messages = readMessages(mail);
    for (const { to } of messages) {
      const magic = desk.magicFor("sendgrid", to);
      if (magic !== null && magic.later === undefined) return refuse(magic);
    }
    for (const message of messages) {
      logs.add(message);
      desk.accept(message, null);
    }
    return { status: 202, headers: { "x-message-id": messages[0]!.providerId }, body: "" };
  }

  function search(call: Call): Reply {
    if (!isJson(call)) return refuse({ status: 415 });
    const { query = "", limit = 10 } = (readJson(call.body) ?? {}) as {
      query?: string;
      limit?: number;
    };
    const isInRange = Number.isInteger(limit) && limit >= 1 && limit <= 1000;
    const found = isInRange ? logs.search(query) : null;
    if (found === null) return refuse({ status: 400, message: "invalid query" });
    return json(200, { messages: found.slice(0, limit).map((each) => toSummary(each)) });
  }

  function answer(call: Call): Reply {
    if (call.headers.authorization !== BEARER) return refuse({ status: 401 });
    const { method, path } = call;
    const [, id] = /^\/v3\/logs\/([^/]+)$/.exec(path) ?? [];
    if (method === "GET" && id !== undefined) {
      const message = logs.find(decodeURIComponent(id));
      return message ? json(200, toDetail(message)) : refuse({ status: 404 });
    }
    switch (`${method} ${path}`) {
      case "POST /v3/mail/send":
        return send(call);
      case "POST /v3/logs":
        return search(call);
      case "GET /v3/scopes":
        return json(200, { scopes: ["mail.send", "messages.read", "email_activity.read"] });
      default:
        return refuse({ status: 404 });
    }
  }

  return {
    name: "sendgrid",
    owns: (path) => path.startsWith("/v3/"),
    operationOf: (_, path) => (path === "/v3/mail/send" ? "send" : "read"),
    answer,
    refuse,
    withoutId: ({ status }) => ({ status, body: "" }),
  };
}

function isJson(call: Call): boolean {
  return call.headers["content-type"]?.startsWith("application/json") === true;
}

function refuse({ status = 400, message, code }: Refusal): Reply {
  const words = message ?? MESSAGES[status] ?? "Internal error";
  return json(status, { errors: [{ message: words, field: code ?? null, help: null }] });
}

function readMessages(mail: SendGridMail): Accepted[] {
  const providerId = randomBytes(16).toString("base64url");
  const part = (type: string) => mail.content.find((each) => each.type === type)?.value;
  return mail.personalizations.flatMap((each) =>
    each.to.map(({ email }, index) => {
      const customArgs = { ...mail.custom_args, ...each.custom_args };
      return {
        provider: "sendgrid" as const,
        channel: "email" as const,
        providerId,
        attemptId: customArgs["attempt_id"] ?? null,
        from: mail.from.email,
        to: email,
        subject: each.subject ?? mail.subject ?? null,
        body: part("text/plain") ?? part("text/html") ?? mail.content[0]!.value,
        at: new Date().toISOString(),
        state: "accepted" as const,
        failure: null,
        details: {
          sgMessageId: `${providerId}.recvd-emulated-1-${index}.0`,
          messageId: mail.headers?.["Message-ID"] ?? each.headers?.["Message-ID"] ?? "",
          customArgs: JSON.stringify(customArgs),
          html: part("text/html") ?? "",
        },
      };
    }),
  );
}
