import type { Email } from "postal-mime";
import { readHeader } from "#server/providers/email/mail-headers.ts";

/** One row: a mail whose header has such a value was written by a machine. */
type AutomaticRow = { header: string; says: RegExp };

const AUTOMATIC: readonly AutomaticRow[] = [
  { header: "auto-submitted", says: /^(?!no\b)\S/i },
  { header: "x-autoreply", says: /^(?!no\b)\S/i },
  { header: "x-autorespond", says: /\S/ },
  { header: "x-auto-response-suppress", says: /\bOOF\b/i },
  { header: "precedence", says: /^(?:auto_reply|bulk|junk)$/i },
  { header: "content-type", says: /^multipart\/report\b/i },
  { header: "return-path", says: /^<\s*>$/ },
  { header: "from", says: /\b(?:mailer-daemon|postmaster)@/i },
];

const PREFIX = /^(?:(?:re|aw|wg|fwd?|tr|rép)\s?:\s*)*/i;

/** How the subject of an out-of-office answer begins, after any Re:. */
const VACATION: readonly RegExp[] = [
  /^(?:automatic|auto)[- ]?(?:reply|response)\b/i,
  /^(?:i am |i'm )?(?:currently )?out of (?:the )?office\b/i,
  /^(?:on )?(?:vacation|annual leave|holiday)(?: reply| response| notice|:|$)/i,
  /^(?:automatische|autom\.) (?:antwort|rückmeldung)/i,
  /^(?:abwesenheit|abwesend|außer haus|nicht im büro|urlaubsmeldung)/i,
  /^réponse automatique/i,
  /^(?:message d['’]absence|absence du bureau|absente? du bureau|absent\(e\)|absence\s?:)/i,
];

/** Whether a machine wrote this mail: an out-of-office answer, a report, a list. */
export function isAutomatic(mail: Email): boolean {
  const subject = (mail.subject ?? "").replace(PREFIX, "");
  return (
    AUTOMATIC.some(({ header, says }) => says.test(readHeader(mail, header))) ||
    VACATION.some((beginning) => beginning.test(subject))
  );
}
