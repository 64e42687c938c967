/** A line that stands before what somebody else wrote, like "On … wrote:". */
export const ATTRIBUTIONS: readonly RegExp[] = [
  /^On\b.{4,300}(?<!\b(?:I|we)) wrote ?:$/i,
  /^Am\b.{4,300}\bschrieb(?! (?:ich|wir)\b).{0,200}:$/i,
  /^.{2,200} schrieb am\b.{4,200}:$/i,
  /^Le\b.{4,300} a écrit ?:$/i,
  /^El\b.{4,300} escribió ?:$/i,
  /^Il\b.{4,300} ha scritto ?:$/i,
  /^Op\b.{4,300} schreef.{0,200}:$/i,
  /^\d{4}-\d{2}-\d{2},? \d{1,2}:\d{2}.{0,200}<[^<>]+@[^<>]+> ?:$/,
];

/** Without a time or an address, such a line may be a sentence of the person's own. */
export const SURE_ATTRIBUTION = /\b\d{1,2}[:.h]\d{2}\b|\S@\S/;

/** A line after which there is nothing but history. */
export const SEPARATORS: readonly RegExp[] = [
  /^-{2,} ?(?:Original|Forwarded) Message ?-{2,}$/i,
  /^-{2,} ?(?:Ursprüngliche Nachricht|Original-?Nachricht|Weitergeleitete Nachricht) ?-{2,}$/i,
  /^-{2,} ?(?:Message d['’]origine|Message original|Message transféré) ?-{2,}$/i,
  /^(?:Begin forwarded message|Début du message transféré) ?:$/i,
  /^Anfang der weitergeleiteten Nachricht ?:$/i,
  /^_{10,}$/,
];

/** A line of the header block that mail programs put before what they quote. */
export const HEADER_LINE = new RegExp(
  `^\\*?(?:${[
    "From|Sent|Date|To|Cc|Subject|Reply-To",
    "Von|Gesendet|Datum|An|Betreff",
    "De|Envoyé|À|Objet",
    "Enviado|Para|Asunto|Da|Inviato|A|Oggetto|Van|Verzonden|Aan|Onderwerp",
  ].join("|")})(?: :|\\*?:)`,
  "i",
);

/** What a device or a mail program adds below a person's words. */
export const FOOTERS: readonly RegExp[] = [
  /^Sent from (?:my|Mail|Outlook|Yahoo|Samsung|Gmail|Proton|iPhone|iPad)\b.{0,80}$/i,
  /^Get Outlook for .{0,80}$/i,
  /^Von mein\w+ .{1,60}gesendet\.?$/i,
  /^Gesendet (?:von mein\w+|von Mail|von Outlook|mit der)\b.{0,80}$/i,
  /^Diese Nachricht wurde von meinem .{1,80} gesendet\.?$/i,
  /^Envoyé (?:de|depuis|à partir de) (?:mon|ma|l['’]|Mail|Outlook|Yahoo)\b.{0,80}$/i,
  /^(?:Obtenir|Obtenez|Télécharger) Outlook pour .{0,80}$/i,
  /^Outlook für (?:iOS|Android|Mac).{0,80}$/i,
];
