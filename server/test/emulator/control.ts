import type { ServerResponse } from "node:http";
import { write } from "#test/emulator/answer-call.ts";
import { CREDENTIALS } from "#test/emulator/credentials.ts";
import type { Controls } from "#test/emulator/emulator.ts";
import type { FaultOrder } from "#test/emulator/faults.ts";
import type { InboundOrder } from "#test/emulator/inbound-bodies.ts";
import { toInboxPage } from "#test/emulator/inbox-page.ts";
import { sendGridPublicKey, type Hook } from "#test/emulator/sign-callbacks.ts";
import {
  json,
  readJson,
  type Call,
  type Magic,
  type ProviderName,
  type Reply,
  type VendorName,
} from "#test/emulator/vendor.ts";

/** Answers what is no vendor's: the inbox, and the orders under /_ctl/. */
export async function answerControl(
  controls: Controls,
  call: Call,
  response: ServerResponse,
): Promise<void> {
  try {
    write(response, await obey(controls, call));
  } catch (error) {
    write(response, json(400, { error: String(error) }));
  }
}

async function obey(controls: Controls, call: Call): Promise<Reply> {
  const letter = /^\/_ctl\/letters\/(.+)[.]pdf$/.exec(call.path)?.[1];
  if (letter !== undefined) return showLetter(controls, decodeURIComponent(letter));
  switch (`${call.method} ${call.path}`) {
    case "GET /":
      return showInbox(controls, call.query.get("channel"));
    case "GET /_ctl/journal":
      return readJournal(controls, call.query);
    case "GET /_ctl/keys":
      return json(200, { sendgrid: sendGridPublicKey });
    case "GET /_ctl/credentials":
      return json(200, CREDENTIALS);
    case "GET /_ctl/callbacks":
      return json(200, controls.callbacks.counts());
    case "DELETE /_ctl/faults":
      return done(controls.clearFaults());
    case "DELETE /_ctl/magic":
      return done(controls.clearMagic());
    case "POST /_ctl/faults":
      return done(controls.fault(order<FaultOrder>(call)));
    case "POST /_ctl/magic":
      return done(controls.magic(order<Magic>(call)));
    case "POST /_ctl/webhooks":
      return done(controls.callbacks.set(order<Hook>(call)));
    case "POST /_ctl/down": {
      const { provider, seconds } = order<{ provider: VendorName; seconds: number }>(call);
      return done(controls.down(provider, seconds));
    }
    case "POST /_ctl/inbound":
      return json(200, { status: await controls.inbound(order<InboundOrder>(call)) });
    default:
      return json(404, { error: `There is no ${call.method} ${call.path}` });
  }
}

function order<Order>(call: Call): Order {
  const parsed = readJson(call.body);
  if (parsed === null || typeof parsed !== "object" || !("provider" in parsed)) {
    throw new Error("An order is a JSON object with a provider");
  }
  return parsed as Order;
}

function done(_: void): Reply {
  return { status: 204, body: "" };
}

async function showInbox(controls: Controls, channel: string | null): Promise<Reply> {
  const body = await toInboxPage(controls.journal(), channel);
  return { status: 200, headers: { "content-type": "text/html; charset=utf-8" }, body };
}

/** Only the count with `count`, only what came after the first N with `after`. */
function readJournal(controls: Controls, query: URLSearchParams): Reply {
  const provider = (query.get("provider") ?? undefined) as ProviderName | undefined;
  if (query.has("count")) return json(200, { count: controls.count(provider) });
  const all = controls.journal(provider);
  return json(200, { data: all.slice(Number(query.get("after") ?? 0)) });
}

function showLetter(controls: Controls, id: string): Reply {
  const letter = controls.journal("intelliprint").find((each) => each.providerId === id);
  const pdf = letter?.details["pdf"];
  return pdf === undefined
    ? json(404, { error: "There is no such letter" })
    : {
        status: 200,
        headers: { "content-type": "application/pdf" },
        body: Buffer.from(pdf, "base64"),
      };
}
