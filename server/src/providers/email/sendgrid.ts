import type { EmailMessage, EmailProvider } from "#server/providers/email/email.ts";
import type { Receipt } from "#server/providers/receipt.ts";
import { openHttpClient, type HttpCall } from "#server/providers/call-http.ts";
import { listAt, valueAt } from "#server/providers/read-json.ts";
import { classifySendGridAnswer } from "#server/providers/email/classify-sendgrid-answer.ts";
import { composeSendGridMail } from "#server/providers/email/compose-sendgrid-mail.ts";
import {
  findSendGridMessage,
  type AskLogs,
} from "#server/providers/email/find-sendgrid-message.ts";

export type SendGridOptions = {
  apiKey: string;
  /** `https://api.sendgrid.com`, or `https://api.eu.sendgrid.com` for an EU subuser. */
  baseUrl: string;
  messageIdDomain: string;
  timeoutMs?: number;
};

/** Sends by SendGrid's v3 API, one request for one message; nothing connects before the first. */
export function connectSendGrid(options: SendGridOptions): EmailProvider {
  const http = openHttpClient({ timeoutMs: options.timeoutMs ?? 15_000 });
  const underWay = new Set<Promise<Receipt>>();
  let isClosing = false;

  async function deliver(message: EmailMessage, handOver: () => void): Promise<Receipt> {
    const call = write(options, message);
    if (typeof call === "string") {
      return { outcome: "content-rejected", detail: call };
    }
    const reply = await http.call(call, handOver);
    switch (reply.kind) {
      case "answer":
        return classifySendGridAnswer(reply, message.attemptId);
      case "not-sent":
        return isClosing
          ? { outcome: "not-begun", detail: reply.detail }
          : { outcome: "retry-later", detail: reply.detail, retryAfterSeconds: null };
      case "lost":
        return { outcome: "unknown", detail: reply.detail };
    }
  }

  const askLogs: AskLogs = async (path, body) => {
    const call = body === undefined ? get(options, path) : post(options, path, body);
    const reply = await http.call(call);
    if (reply.kind !== "answer") {
      return reply.detail;
    }
    return reply.status === 200 ? { json: reply.json } : `The logs answered ${reply.status}`;
  };

  return {
    name: "sendgrid",
    send(message, handOver) {
      const sending = deliver(message, handOver).finally(() => underWay.delete(sending));
      underWay.add(sending);
      return sending;
    },
    async verify() {
      const reply = await http.call(get(options, "/v3/scopes"));
      if (reply.kind !== "answer") {
        return { outcome: "retry-later", detail: reply.detail, retryAfterSeconds: null };
      }
      return judgeScopes(reply.status, reply.json);
    },
    reconcile: (lost) => findSendGridMessage(lost, askLogs),
    async close() {
      isClosing = true;
      await http.close();
      await Promise.all(underWay);
    },
  };
}

/** The call that sends a message, or why it cannot be written down. */
function write(options: SendGridOptions, message: EmailMessage): HttpCall | string {
  try {
    return post(options, "/v3/mail/send", composeSendGridMail(message, options.messageIdDomain));
  } catch (error) {
    return (error as Error).message;
  }
}

function get({ baseUrl, apiKey }: SendGridOptions, path: string) {
  const url = baseUrl.replace(/\/+$/, "") + path;
  const headers = { authorization: `Bearer ${apiKey}`, accept: "application/json" };
  return { method: "GET", url, headers } satisfies HttpCall;
}

function post(options: SendGridOptions, path: string, body: object): HttpCall {
  const { url, headers } = get(options, path);
  const typed = { ...headers, "content-type": "application/json" };
  return { method: "POST", url, headers: typed, body: JSON.stringify(body) };
}

function judgeScopes(status: number, json: unknown): Receipt | null {
  const isGarbled = status === 200 && !Array.isArray(valueAt(json, "scopes"));
  if (status >= 500 || status === 429 || isGarbled) {
    return {
      outcome: "retry-later",
      detail: `SendGrid answered ${status}`,
      retryAfterSeconds: null,
    };
  }
  if (status !== 200) {
    return { outcome: "misconfigured", detail: `SendGrid does not know the API key (${status})` };
  }
  return listAt(json, "scopes").includes("mail.send")
    ? null
    : { outcome: "misconfigured", detail: "The API key may not send: it has no scope mail.send" };
}
