import { randomBytes } from "node:crypto";
import { CREDENTIALS } from "#test/emulator/credentials.ts";
import { metaMessage, type MetaMessage } from "#test/emulator/meta-shape.ts";
import { refuseMeta } from "#test/emulator/meta-refusals.ts";
import {
  json,
  readJson,
  type Accepted,
  type Call,
  type Desk,
  type Reply,
  type Vendor,
} from "#test/emulator/vendor.ts";

const { meta } = CREDENTIALS;
const NUMBER = `/v23.0/${meta.phoneNumberId}`;
const PHONE: Readonly<Record<string, unknown>> = {
  verified_name: "Acme Ltd",
  display_phone_number: meta.displayNumber,
  quality_rating: "GREEN",
  code_verification_status: "VERIFIED",
  name_status: "APPROVED",
  status: "CONNECTED",
  platform_type: "CLOUD_API",
};

/** Meta's Cloud API: messages of one phone number, and what the number says of itself. */
export function openMeta(desk: Desk): Vendor {
  function send(call: Call): Reply {
    if (call.headers["content-type"]?.startsWith("application/json") !== true) {
      return refuseMeta({ code: 100, message: "The parameter messaging_product is required." });
    }
    const parsed = metaMessage.safeParse(readJson(call.body));
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      const code = issue!.message.startsWith("Param text") ? 132018 : 100;
      return refuseMeta({ code, message: `${issue!.path.join(".")}: ${issue!.message}` });
    }
    const digits = parsed.data.to.replace(/^\+/, "");
    const magic = desk.magicFor("meta", `+${digits}`) ?? desk.magicFor("meta", digits);
    if (magic !== null && magic.later === undefined) return refuseMeta(magic);
    const message = readMessage(parsed.data, digits);
    desk.accept(message, null);
    return json(200, {
      messaging_product: "whatsapp",
      contacts: [{ input: parsed.data.to, wa_id: digits }],
      messages: [
        {
          id: message.providerId,
          ...(parsed.data.type === "template" ? { message_status: "accepted" } : {}),
        },
      ],
    });
  }

  function answer(call: Call): Reply {
    if (call.headers.authorization !== `Bearer ${meta.accessToken}`) {
      return refuseMeta({ code: 190 });
    }
    switch (`${call.method} ${call.path}`) {
      case `POST ${NUMBER}/messages`:
        return send(call);
      case `GET ${NUMBER}`:
        return describe(call.query);
      default:
        return refuseMeta({ code: 100, message: "Unsupported request: no object has this ID" });
    }
  }

  return {
    name: "meta",
    owns: (path) => path.startsWith("/v23.0/"),
    operationOf: (method, path) =>
      method === "POST" && path.endsWith("/messages") ? "send" : "read",
    answer,
    refuse: refuseMeta,
    withoutId: (reply) => ({ ...reply, body: '{"messaging_product":"whatsapp"}' }),
  };
}

function describe(query: URLSearchParams): Reply {
  const fields = query.get("fields")?.split(",") ?? ["verified_name", "display_phone_number"];
  const unknown = fields.find((field) => field !== "id" && !(field in PHONE));
  if (unknown !== undefined) {
    return refuseMeta({ code: 100, message: `Tried accessing nonexisting field (${unknown})` });
  }
  return json(200, {
    ...Object.fromEntries(fields.map((field) => [field, PHONE[field]])),
    id: meta.phoneNumberId,
  });
}

function readMessage(sent: MetaMessage, digits: string): Accepted {
  const variables = sent.template?.components?.flatMap(({ parameters }) =>
    parameters.map(({ text }) => text),
  );
  const opaque = sent.biz_opaque_callback_data;
  return {
    provider: "meta",
    channel: "whatsapp",
    providerId: `wamid.${randomBytes(24).toString("base64")}`,
    attemptId: opaque ?? null,
    from: meta.displayNumber,
    to: `+${digits}`,
    subject: null,
    body: sent.text?.body ?? `${sent.template!.name} ${JSON.stringify(variables ?? [])}`,
    at: new Date().toISOString(),
    state: "accepted",
    failure: null,
    details: opaque === undefined ? {} : { opaque },
  };
}
