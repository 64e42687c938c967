/** What a person wrote to us, without what it quotes of ours. */
export type Message = {
  channel: "email" | "sms" | "whatsapp";
  subject: string | null;
  text: string;
  isAutomatic: boolean;
};

export type Intent =
  | "stop"
  | "start"
  | "paid_already"
  | "promise"
  | "dispute"
  | "wrong_person"
  | "hardship"
  | "out_of_office"
  | "question"
  | "unclear";

/** An amount as it was named; minor units of two places where the currency is not said. */
export type NamedAmount = { minor: bigint; currency: string | null };

/** What a message seems to say, and why. */
export type Reading = {
  intent: Intent;
  /** 0 to 100; how sure the rules are. */
  confidencePercent: number;
  /** The words that decided, as they stand in the message. */
  evidence: string[];
  /** The day that a promise names, wherever a promise is the intent or spoke beside it. */
  promisedOn: string | null;
  promisedAmount: NamedAmount | null;
  /** The day on which the person says they paid, wherever a payment is the intent or beside it. */
  paidOn: string | null;
  /** Every other intent that spoke, the strongest first. */
  also: Intent[];
};
