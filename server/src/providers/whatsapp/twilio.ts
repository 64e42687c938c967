import { connectTwilio } from "#server/providers/vendors/connect-twilio.ts";
import type { TwilioOptions } from "#server/providers/vendors/twilio-account.ts";
import { flattenVariable } from "#server/providers/whatsapp/flatten-variable.ts";
import type {
  WhatsAppContent,
  WhatsAppMessage,
  WhatsAppProvider,
} from "#server/providers/whatsapp/whatsapp.ts";

/** Connects WhatsApp by one account at Twilio; a template goes by its content id (HX…). */
export function connectTwilioWhatsApp(options: TwilioOptions): WhatsAppProvider {
  return connectTwilio<WhatsAppMessage>(options, {
    prefix: "whatsapp:",
    write: ({ content }) => writeContent(content),
    wordsOf: ({ content }) => (content.kind === "text" ? content.text : null),
  });
}

function writeContent(content: WhatsAppContent): Record<string, string> {
  if (content.kind === "text") {
    return { Body: content.text };
  }
  const variables = content.variables.map((value, index) => [
    String(index + 1),
    flattenVariable(value),
  ]);
  return variables.length === 0
    ? { ContentSid: content.name }
    : {
        ContentSid: content.name,
        ContentVariables: JSON.stringify(Object.fromEntries(variables)),
      };
}
