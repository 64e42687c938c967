import type { Provider } from "#server/providers/provider.ts";

/** One WhatsApp message to one person. */
export type WhatsAppMessage = {
  /** At most 64 characters of 0-9, a-z and hyphen; comes back in delivery receipts. */
  attemptId: string;
  /** E.164. */
  to: string;
  content: WhatsAppContent;
};

/** Free text inside 24 hours of the person's last message; an approved template outside of them. */
export type WhatsAppContent =
  | { kind: "text"; text: string }
  | {
      kind: "template";
      /** The template's name at Meta, its content id (HX…) at Twilio. */
      name: string;
      /** As the template was approved in, for example en_GB. */
      language: string;
      /** The values of {{1}}, {{2}}… of its body. */
      variables: readonly string[];
    };

export type WhatsAppProvider = Provider<WhatsAppMessage>;
