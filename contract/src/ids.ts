import { z } from "zod";

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

/** What each kind of id starts with. */
export const ID_PREFIXES = {
  organization: "org",
  apiKey: "key",
  customer: "cus",
  customerGroup: "grp",
  contact: "con",
  contactPoint: "cpt",
  invoice: "inv",
  payment: "pay",
  creditNote: "crn",
  import: "imp",
  policy: "pol",
  hold: "hold",
  recoveryCase: "case",
  approval: "apr",
  notification: "ntf",
  event: "evt",
  connection: "chn",
  inboundMessage: "inb",
  workItem: "wrk",
} as const;
export type IdKind = keyof typeof ID_PREFIXES;

/** The schema of one kind of id: its prefix and 26 sortable characters. */
export function idOf(kind: IdKind) {
  const prefix = ID_PREFIXES[kind];
  return z
    .string()
    .regex(
      new RegExp(`^${prefix}_[0-7][0-9a-hjkmnp-tv-z]{25}$`),
      `must be an id like ${prefix}_01k…`,
    )
    .meta({ examples: [`${prefix}_01kb7x0000000000000000000a`] });
}

/** Writes a stored UUID as the public id of its kind; the order of ids is the order of UUIDs. */
export function formatId(kind: IdKind, uuid: string): string {
  let rest = BigInt(`0x${uuid.replaceAll("-", "")}`);
  let text = "";
  for (let position = 0; position < 26; position += 1) {
    text = ALPHABET[Number(rest & 31n)] + text;
    rest >>= 5n;
  }
  return `${ID_PREFIXES[kind]}_${text}`;
}

/** Reads the UUID back out of a public id that has passed its schema. */
export function parseId(id: string): string {
  let value = 0n;
  for (const letter of id.slice(id.indexOf("_") + 1)) {
    value = (value << 5n) | BigInt(ALPHABET.indexOf(letter));
  }
  const hex = value.toString(16).padStart(32, "0");
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join("-");
}
