import { openIndex } from "#test/emulator/open-index.ts";
import type { Accepted } from "#test/emulator/vendor.ts";

type Test = (message: Accepted) => boolean;

const STATUS = {
  accepted: "processed",
  sent: "processed",
  delivered: "delivered",
  read: "delivered",
  failed: "bounced",
};
const CONDITION =
  /^(\w+)\s*(=|<=|>=|<|>)\s*(?:'((?:[^']|'')*)'|"([^"]*)"|TIMESTAMP\s+["']([^"']+)["'])$/i;

export type SendGridLogs = {
  add(message: Accepted): void;
  find(sgMessageId: string): Accepted | undefined;
  /** The newest that fit a query, or null when the query is not one. */
  search(query: string): Accepted[] | null;
};

/** The mails that SendGrid's Email Logs know. */
export function openSendGridLogs(): SendGridLogs {
  const all: Accepted[] = [];
  const byTo = openIndex<Accepted>();
  const byId = new Map<string, Accepted>();
  return {
    add(message) {
      all.push(message);
      byTo.add(message.to.toLowerCase(), message);
      byId.set(message.details["sgMessageId"]!, message);
    },
    find: (sgMessageId) => byId.get(sgMessageId),
    search(query) {
      const tests = query === "" ? [] : query.split(/\s+AND\s+/i).map((each) => readTest(each));
      if (!tests.every((test) => test !== null)) return null;
      const to = /to_email\s*=\s*'((?:[^']|'')*)'/.exec(query)?.[1]?.replaceAll("''", "'");
      const base = to === undefined ? all : byTo.at(to.toLowerCase());
      return base.filter((message) => tests.every((test) => test(message))).reverse();
    },
  };
}

function readTest(text: string): Test | null {
  const match = CONDITION.exec(text.trim());
  if (match === null) return null;
  const [, field, operator, single, double, timestamp] = match;
  const value = single?.replaceAll("''", "'") ?? double ?? "";
  if (field === "sg_message_id_created_at") return readTime(operator!, timestamp);
  if (operator !== "=" || timestamp !== undefined) return null;
  switch (field) {
    case "to_email":
      return (message) => message.to.toLowerCase() === value.toLowerCase();
    case "subject":
      return (message) => message.subject === value;
    case "sg_message_id":
      return (message) => message.details["sgMessageId"] === value;
    default:
      return null;
  }
}

function readTime(operator: string, timestamp: string | undefined): Test | null {
  const instant = Date.parse(timestamp ?? "");
  if (Number.isNaN(instant) || operator === "=") return null;
  return (message) => {
    const at = Date.parse(message.at);
    if (operator.startsWith(">")) return operator === ">" ? at > instant : at >= instant;
    return operator === "<" ? at < instant : at <= instant;
  };
}

/** A mail as the search shows it. */
export function toSummary(message: Accepted) {
  return {
    from_email: message.from,
    sg_message_id: message.details["sgMessageId"],
    subject: message.subject,
    to_email: message.to,
    status: STATUS[message.state],
    sg_message_id_created_at: message.at,
    ...(message.failure === null ? {} : { reason: message.failure }),
  };
}

/** A mail with all that is known of it, our own arguments among them. */
export function toDetail(message: Accepted) {
  const { sg_message_id_created_at: _, ...summary } = toSummary(message);
  return {
    ...summary,
    api_key_id: "emulated",
    client_ip: "127.0.0.1",
    custom_args: JSON.parse(message.details["customArgs"]!) as Record<string, string>,
    events: [{ event: "received", received_at: message.at }],
  };
}
