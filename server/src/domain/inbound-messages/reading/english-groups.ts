import type { WordGroups } from "./phrase.ts";

/** Groups of English words, with the ways in which people mistype them. */
export const ENGLISH_GROUPS: WordGroups = {
  me: "me|us",
  my: "my|our|the|this|that|your",
  not: "not|never|nor|neither|without|unable|no",
  already: "already|allready|alredy|aleady|alrdy",
  paid: "paid|payed|payd|settled|transferred|transfered|wired|remitted",
  pay: "pay|settle|clear|transfer|wire|remit|payy",
  payment: "payment|payments|paymnt|pymt|transfer|cheque|check|money|funds|remittance|bacs",
  bill: "bill|bills|invoice|invoices|inv|invoce|invocie|statement|balance|amount|account|debt",
  goods: "goods|order|orders|delivery|parcel|package|item|items|product|products|service|services",
  message: "message|messages|msg|msgs|text|texts|email|emails|mail|mails|sms|reminder|reminders",
  noun: "messages|msgs|texts|emails|mails|sms|reminders|spam|communications|whatsapps",
  messaging: "texting|messaging|emailing|mailing|contacting|writing|calling|ringing|phoning",
  annoying: "harassing|bothering|spamming|pestering|hassling|chasing|hounding|bugging",
  someone: "accountant|bookkeeper|colleague|manager|assistant|lady|clerk|supplier",
  weekday: `monday|mon|tuesday|tue|tues|wednesday|wed|wednsday|thursday|thu|thur|thurs|friday|fri
    friday|saturday|sat|sunday|sun|firday|frday`,
  month: `january|jan|february|feb|march|mar|april|apr|may|june|jun|july|jul|august|aug|september
    sep|sept|october|oct|november|nov|december|dec`,
  count: "#|a|an|one|two|three|four|five|six|seven|eight|nine|ten|fourteen|couple|few",
  tomorrow: "tomorrow|tomorow|tommorow|tommorrow|tomorro|tmrw|tmw|tmr|tomoz|2moro|tomorow",
  soon: "on|by|before|this|next|tomorrow|today|tonight|within|in|tomorow|tommorow|tmrw|at",
  asks: "has|have|is|are|was|were|did|do|does|can|could|may|should|shall|would|will",
  pronoun: "i|we|you|he|she|they|it|this|that|the|my|our|your|any|anyone|someone",
};
