import type { listWhatsappTemplates as promise } from "@dunlin/contract/channels.ts";
import type { AnswerOf } from "@dunlin/contract/endpoint.ts";

import { findWhatsappTemplate } from "./find-whatsapp-template.ts";
import { LANGUAGES } from "./languages.ts";

const TONES = ["gentle", "due", "firm", "escalation"] as const;

/** Every template that WhatsApp is to approve, in every language that there are words in. */
export async function listWhatsappTemplates(): Promise<AnswerOf<typeof promise>> {
  return {
    data: TONES.flatMap((tone) =>
      LANGUAGES.map((language) => {
        const { name, language: code, body } = findWhatsappTemplate({ tone, language });
        return { name, tone, language, code, category: "utility" as const, body };
      }),
    ),
  };
}
