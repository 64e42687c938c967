import type { Channel } from "@dunlin/contract/customers.ts";

type UnitCost = {
  channel: Channel;
  /** Thousandths of a pound. */
  milliGbp: number;
  per: "message" | "segment" | "call" | "letter";
  /** The first day of the price; null has always held. */
  from: string | null;
};

/** What a message is reckoned to cost, a new price as a new line below the old one. */
const UNIT_COSTS: readonly UnitCost[] = [
  { channel: "email", milliGbp: 2, per: "message", from: null },
  { channel: "sms", milliGbp: 40, per: "segment", from: null },
  { channel: "whatsapp", milliGbp: 40, per: "message", from: null },
  { channel: "voice", milliGbp: 1_700, per: "call", from: null },
  { channel: "letter", milliGbp: 1_500, per: "letter", from: null },
];

/** Of a text of 1,600 characters that no alphabet of seven bits holds, the longest that vendors take. */
const MOST_SEGMENTS = 24;

/** The estimated price of a message in thousandths of a pound; only a text message has more than one segment. */
export function messageCost(
  channel: Channel,
  given: { segments?: number | null; at: Date },
  costs: readonly UnitCost[] = UNIT_COSTS,
): number {
  const on = given.at.toISOString().slice(0, 10);
  const cost = costs.findLast(
    (each) => each.channel === channel && (each.from === null || each.from <= on),
  );
  if (!cost) throw new RangeError(`There is no price for ${channel} on ${on}.`);
  return cost.milliGbp * (cost.per === "segment" ? (given.segments ?? 1) : 1);
}

/** The most that a message can cost before its words are known, in thousandths of a pound. */
export function mostMessageCost(channel: Channel, at: Date): number {
  return messageCost(channel, { segments: MOST_SEGMENTS, at });
}
