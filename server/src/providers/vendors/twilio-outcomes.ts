import type { HttpOutcomeRow } from "#server/providers/http-outcomes.ts";

/**
 * What Twilio's error codes mean, first row that fits. Codes from 30000 on come mostly with a status
 * callback, after the message was accepted; an unlisted code is read by its HTTP status.
 */
export const TWILIO_OUTCOMES: readonly HttpOutcomeRow[] = [
  // Too much at once: the account, the queue of a sender, the queue of the account.
  { code: "20429", outcome: "rate-limited" },
  { code: "21611", outcome: "rate-limited" },
  { code: "30001", outcome: "rate-limited" },

  // The account and its keys.
  { code: "20003", outcome: "misconfigured" },
  { code: "20404", outcome: "misconfigured" },
  { code: "30002", outcome: "misconfigured" },

  // The sender, and the countries it may write to.
  { code: "21212", outcome: "misconfigured" },
  { code: "21408", outcome: "misconfigured" },
  { code: "21603", outcome: "misconfigured" },
  { code: "21606", outcome: "misconfigured" },
  { code: "21608", outcome: "misconfigured" },
  { code: "21660", outcome: "misconfigured" },
  { code: "21701", outcome: "misconfigured" },
  { code: "21703", outcome: "misconfigured" },
  { code: "21910", outcome: "misconfigured" },
  { code: "30034", outcome: "misconfigured" },

  // Our callback address, a template and its variables.
  { code: "21609", outcome: "misconfigured" },
  { code: "21655", outcome: "misconfigured" },
  { code: "21656", outcome: "misconfigured" },

  // The number: not one, not reachable from here, a landline, unknown to its network.
  { code: "21211", outcome: "bad-recipient" },
  { code: "21214", outcome: "bad-recipient" },
  { code: "21217", outcome: "bad-recipient" },
  { code: "21612", outcome: "bad-recipient" },
  { code: "21614", outcome: "bad-recipient" },
  { code: "30005", outcome: "bad-recipient" },
  { code: "30006", outcome: "bad-recipient" },

  // The person said stop, or the network blocks us for them.
  { code: "21610", outcome: "suppressed" },
  { code: "30004", outcome: "suppressed" },

  // The words: none, too long, filtered by a network.
  { code: "21602", outcome: "content-rejected" },
  { code: "21617", outcome: "content-rejected" },
  { code: "30007", outcome: "content-rejected" },

  // Switched off, no reason known, expired: another message may arrive.
  { code: "30003", outcome: "retry-later" },
  { code: "30008", outcome: "retry-later" },
  { code: "30036", outcome: "retry-later" },

  // WhatsApp: the window of 24 hours is closed.
  { code: "63016", outcome: "needs-template" },

  // WhatsApp: the pace, and Meta's failures.
  { code: "63018", outcome: "rate-limited" },
  { code: "63012", outcome: "retry-later" },

  // WhatsApp: nobody has it at this number, or has not joined the sandbox.
  { code: "63003", outcome: "bad-recipient" },
  { code: "63015", outcome: "bad-recipient" },
  { code: "63024", outcome: "bad-recipient" },

  // WhatsApp: no such sender, and templates that are missing, paused or filled in wrongly.
  { code: "63007", outcome: "misconfigured" },
  { code: "63027", outcome: "misconfigured" },
  { code: "63028", outcome: "misconfigured" },
  { code: "63029", outcome: "misconfigured" },
  { code: "63030", outcome: "misconfigured" },

  // WhatsApp: against its policy; and what Meta chose not to deliver, to this person or for now.
  { code: "63013", outcome: "content-rejected" },
  { code: "63032", outcome: "undelivered" },
  { code: "63049", outcome: "undelivered" },
];
