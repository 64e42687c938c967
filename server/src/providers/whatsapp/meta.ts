import type { HttpCall } from "#server/providers/call-http.ts";
import { checkPhoneNumber } from "#server/providers/check-phone-number.ts";
import type { HttpVendor } from "#server/providers/classify-http-reply.ts";
import { openHttpSender } from "#server/providers/open-http-sender.ts";
import { textAt, valueAt } from "#server/providers/read-json.ts";
import { flattenVariable } from "#server/providers/whatsapp/flatten-variable.ts";
import { META_OUTCOMES } from "#server/providers/whatsapp/meta-outcomes.ts";
import type {
  WhatsAppContent,
  WhatsAppMessage,
  WhatsAppProvider,
} from "#server/providers/whatsapp/whatsapp.ts";

type MetaOptions = {
  phoneNumberId: string;
  accessToken: string;
  /** Without the version of the Graph API. */
  baseUrl: string;
  timeoutMs?: number;
};

const GRAPH_VERSION = "v23.0";

const META: HttpVendor = {
  outcomes: META_OUTCOMES,
  readId: (json) => textAt(json, "messages", 0, "id"),
  readError: (json) => ({
    code: textAt(json, "error", "code"),
    message: textAt(json, "error", "error_data", "details") ?? textAt(json, "error", "message"),
    isTransient: valueAt(json, "error", "is_transient") === true,
  }),
};

/**
 * Connects WhatsApp by one number at Meta's Cloud API. Meta cannot be asked about a message whose
 * answer was lost: a status at the webhook brings its attempt id back, or nothing does.
 */
export function connectMetaWhatsApp(options: MetaOptions): WhatsAppProvider {
  const { phoneNumberId, accessToken, baseUrl } = options;
  const http = openHttpSender(META, options);
  const number = `${baseUrl.replace(/\/+$/, "")}/${GRAPH_VERSION}/${phoneNumberId}`;
  const headers = { authorization: `Bearer ${accessToken}`, accept: "application/json" };
  return {
    name: "meta",
    async send(message, handOver) {
      const call: HttpCall = {
        method: "POST",
        url: `${number}/messages`,
        headers: { ...headers, "content-type": "application/json" },
        body: JSON.stringify(writeMessage(message)),
      };
      return checkPhoneNumber(message.to) ?? http.send(call, handOver);
    },
    async verify() {
      const url = `${number}?fields=verified_name,quality_rating,display_phone_number`;
      const { json, refusal } = await http.ask({ method: "GET", url, headers });
      if (refusal !== null) {
        return { ...refusal, detail: `The number and its token: ${refusal.detail}` };
      }
      return textAt(json, "display_phone_number") === null
        ? { outcome: "misconfigured", detail: `${phoneNumberId} is not the id of a phone number` }
        : null;
    },
    reconcile: null,
    close: () => http.close(),
  };
}

function writeMessage({ attemptId, to, content }: WhatsAppMessage) {
  return {
    messaging_product: "whatsapp",
    recipient_type: "individual",
    to: to.slice(1),
    biz_opaque_callback_data: attemptId,
    ...writeContent(content),
  };
}

function writeContent(content: WhatsAppContent) {
  if (content.kind === "text") {
    return { type: "text", text: { body: content.text, preview_url: false } };
  }
  const { name, language, variables } = content;
  const parameters = variables.map((value) => ({ type: "text", text: flattenVariable(value) }));
  const components = parameters.length === 0 ? {} : { components: [{ type: "body", parameters }] };
  return { type: "template", template: { name, language: { code: language }, ...components } };
}
