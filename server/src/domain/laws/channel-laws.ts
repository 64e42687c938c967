import type { Channel, Customer } from "@dunlin/contract/customers.ts";
import type { Organization } from "@dunlin/contract/organizations.ts";

/** What law or a vendor's binding terms say about one channel, for whom, where and since when. */
export type ChannelLaw = {
  key: string;
  role: Organization["role"] | "any";
  debtors: readonly Customer["kind"][] | "any";
  /** Where the debtor is. */
  countries: readonly string[] | "any";
  channel: Channel;
  /** The vendor that takes the messages; a law holds whoever takes them. */
  provider: string;
  needs: "never" | "consent";
  detail: string;
  citation: string;
  source: string;
  /** The first day on which it holds, and the first on which it no longer does; null is open. */
  from: string | null;
  until: string | null;
  /** False while nobody has read the text itself for this very case. */
  isConfirmed: boolean;
};

/** The laws of channels, what is never allowed first. */
export const CHANNEL_LAWS: readonly ChannelLaw[] = [
  {
    key: "whatsapp_no_debt_collection",
    role: "collector",
    debtors: "any",
    countries: "any",
    channel: "whatsapp",
    provider: "any",
    needs: "never",
    detail: "WhatsApp may not be used to collect debts for others, whatever licence one holds.",
    citation: "WhatsApp Business Policy, prohibited uses: debt collection",
    source: "https://www.whatsapp.com/legal/business-policy",
    from: null,
    until: null,
    isConfirmed: true,
  },
  {
    key: "twilio_no_third_party_debt_collection",
    role: "collector",
    debtors: "any",
    countries: ["CA", "US"],
    channel: "sms",
    provider: "twilio",
    needs: "never",
    detail: "Twilio takes no text messages that collect debts for others in the US and Canada.",
    citation: "Twilio Messaging Policy, forbidden categories in the US and Canada (error 30863)",
    source: "https://www.twilio.com/docs/api/errors/30863",
    from: null,
    until: null,
    isConfirmed: true,
  },
  {
    key: "whatsapp_opt_in",
    role: "any",
    debtors: "any",
    countries: "any",
    channel: "whatsapp",
    provider: "any",
    needs: "consent",
    detail: "WhatsApp messages need the person's opt-in, and none is recorded.",
    citation: "WhatsApp Business Messaging Policy, opt-in",
    source: "https://developers.facebook.com/docs/whatsapp/overview/getting-opt-in",
    from: null,
    until: null,
    isConfirmed: true,
  },
  {
    key: "twilio_first_party_opt_in",
    role: "first_party",
    debtors: "any",
    countries: ["CA", "US"],
    channel: "sms",
    provider: "twilio",
    needs: "consent",
    detail:
      "Twilio takes text messages about debts in the US and Canada only with the person's opt-in, and none is recorded.",
    citation: "Twilio Messaging Policy, forbidden categories in the US and Canada (error 30863)",
    source: "https://www.twilio.com/docs/api/errors/30863",
    from: null,
    until: null,
    isConfirmed: true,
  },
  {
    // Whether a reminder counts as dialled automatically is open since Facebook v. Duguid (2021).
    key: "us_text_consent",
    role: "any",
    debtors: ["consumer", "sole_trader", "company"],
    countries: ["US"],
    channel: "sms",
    provider: "any",
    needs: "consent",
    detail: "Text messages to US mobile numbers need prior express consent, and none is recorded.",
    citation: "TCPA, 47 U.S.C. § 227(b)(1)(A)(iii)",
    source: "https://www.law.cornell.edu/uscode/text/47/227",
    from: null,
    until: null,
    isConfirmed: false,
  },
  {
    key: "us_ai_voice_consent",
    role: "any",
    debtors: "any",
    countries: ["US"],
    channel: "voice",
    provider: "any",
    needs: "consent",
    detail: "Calls by an artificial voice in the US need prior express consent; none is recorded.",
    citation: "TCPA, 47 U.S.C. § 227(b)(1), and FCC 24-17 (8 February 2024)",
    source: "https://docs.fcc.gov/public/attachments/FCC-24-17A1.pdf",
    from: "2024-02-08",
    until: null,
    isConfirmed: true,
  },
];
