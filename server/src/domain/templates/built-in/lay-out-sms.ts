import type { SmsWording, WrittenTone } from "./wording.ts";

/** The text message of a tone: what may be shortened, where the link goes, and what always stays. */
export function layOutSms(words: SmsWording, tone: WrittenTone): string {
  return `${words.sentences[tone]}\n[link]\n${words.stop}`;
}
