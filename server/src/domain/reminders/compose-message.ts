import type { SendingChannel } from "@dunlin/contract/channels.ts";
import type { CaseFacts, OrganizationFacts } from "#server/domain/reminders/case-facts.ts";
import type { Bundle } from "#server/domain/reminders/decide-together.ts";
import { chooseLanguage, type Language } from "#server/domain/templates/languages.ts";
import {
  findBuiltInTemplate,
  type TemplateSource,
} from "#server/domain/templates/built-in-templates.ts";
import { composeContent, type ReminderContent } from "#server/domain/templates/reminder-content.ts";
import { renderMessage, type RenderedMessage } from "#server/domain/templates/render-message.ts";

export type ComposedMessage = {
  language: Language;
  template: TemplateSource;
  content: ReminderContent;
  message: RenderedMessage;
};

/** The words of a message: frozen content and template, rendered once so that a hole is found before anything is queued. */
export function composeMessage(bundle: Bundle, organization: OrganizationFacts): ComposedMessage {
  const [lead] = bundle;
  const facts = lead.facts;
  const language = chooseLanguage([facts.language, organization.language]);
  const recipient = lead.recipient!;
  const channel = recipient.channel as SendingChannel;
  const template = findBuiltInTemplate({ tone: lead.due!.stage.tone, language, channel });
  const content = composeContent({
    creditor: {
      name: organization.name,
      email: organization.email,
      phone: organization.phone,
      paymentInstructions: organization.paymentInstructions,
      paymentLink: organization.paymentLink,
      postalAddress: organization.postalAddress,
    },
    customer: {
      name: facts.customerName,
      contactName: recipient.contactName,
      postalAddress: channel === "letter" ? recipient.address : null,
      isAbroad: facts.place.country !== organization.place.country,
    },
    canReply: organization.senders.get(channel)?.canReceive ?? false,
    locale: localeOf(facts, organization, language),
    asOf: lead.decidedAt,
    invoices: bundle.flatMap((decision) =>
      decision.claimed.map((invoice) => ({
        number: invoice.number,
        issuedOn: invoice.issuedOn,
        dueOn: invoice.dueOn,
        totalMinor: invoice.totalMinor,
        outstandingMinor: invoice.outstandingMinor,
        currency: decision.facts.currency,
      })),
    ),
  });
  return { language, template, content, message: renderMessage(channel, template, content) };
}

function localeOf(facts: CaseFacts, organization: OrganizationFacts, language: Language) {
  const wanted = [facts.language, organization.language].find(
    (tag) => tag !== null && tag.toLowerCase().split("-")[0] === language,
  );
  return { language: wanted ?? language, country: facts.place.country, zone: facts.zone };
}
