import type { SendingChannel } from "@dunlin/contract/channels.ts";

import { english } from "./built-in/english.ts";
import { englishLetter } from "./built-in/english-letter.ts";
import { englishSms } from "./built-in/english-sms.ts";
import { french } from "./built-in/french.ts";
import { frenchLetter } from "./built-in/french-letter.ts";
import { frenchSms } from "./built-in/french-sms.ts";
import { german } from "./built-in/german.ts";
import { germanLetter } from "./built-in/german-letter.ts";
import { germanSms } from "./built-in/german-sms.ts";
import { layOutHtml } from "./built-in/lay-out-html.ts";
import { layOutLetter } from "./built-in/lay-out-letter.ts";
import { layOutSms } from "./built-in/lay-out-sms.ts";
import { layOutText } from "./built-in/lay-out-text.ts";
import { layOutWhatsapp } from "./built-in/lay-out-whatsapp.ts";
import { WHATSAPP_WORDS } from "./built-in/whatsapp-words.ts";
import { writtenTone } from "./built-in/wording.ts";
import type { WrittenTone } from "./built-in/wording.ts";
import type { Language } from "./languages.ts";
import type { Tone } from "./tone.ts";

/**
 * One message in Liquid of our dialect; what it may say is ReminderContent. A part that the channel
 * does not have is empty.
 */
export type TemplateSource = { subject: string; text: string; html: string };

type Words = Record<Language, Record<WrittenTone, TemplateSource>>;

const EMAILS = { en: english, de: german, fr: french };
const TEXTS = { en: englishSms, de: germanSms, fr: frenchSms };
const LETTERS = { en: englishLetter, de: germanLetter, fr: frenchLetter };

const BUILT_IN: Record<SendingChannel, Words> = {
  email: write((language, tone) => ({
    subject: EMAILS[language].subjects[tone],
    text: layOutText(EMAILS[language], tone),
    html: layOutHtml(EMAILS[language], tone),
  })),
  sms: write((language, tone) => textOnly(layOutSms(TEXTS[language], tone))),
  whatsapp: write((language, tone) => textOnly(layOutWhatsapp(WHATSAPP_WORDS[language], tone))),
  letter: write((language, tone) => ({
    subject: LETTERS[language].subjects[tone],
    text: layOutLetter(LETTERS[language], tone),
    html: "",
  })),
};

/** The built-in words of a tone, language and channel; legal has none and speaks as escalation. */
export function findBuiltInTemplate(key: {
  tone: Tone;
  language: Language;
  channel?: SendingChannel;
}): TemplateSource {
  return BUILT_IN[key.channel ?? "email"][key.language][writtenTone(key.tone)];
}

function textOnly(text: string): TemplateSource {
  return { subject: "", text, html: "" };
}

function write(compose: (language: Language, tone: WrittenTone) => TemplateSource): Words {
  const inLanguage = (language: Language): Record<WrittenTone, TemplateSource> => ({
    gentle: compose(language, "gentle"),
    due: compose(language, "due"),
    firm: compose(language, "firm"),
    escalation: compose(language, "escalation"),
  });
  return { en: inLanguage("en"), de: inLanguage("de"), fr: inLanguage("fr") };
}
