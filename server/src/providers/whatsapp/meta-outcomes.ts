import type { HttpOutcomeRow } from "#server/providers/http-outcomes.ts";

/**
 * What Meta's error codes mean, in an answer or in a failed status, first row that fits. Meta puts
 * very different refusals under one HTTP status; an unlisted code is read by it all the same.
 */
export const META_OUTCOMES: readonly HttpOutcomeRow[] = [
  // Too much at once: the app, the account, the number, the quality of the number, this pair.
  { code: "4", outcome: "rate-limited" },
  { code: "80007", outcome: "rate-limited" },
  { code: "130429", outcome: "rate-limited" },
  { code: "131048", outcome: "rate-limited" },
  { code: "131056", outcome: "rate-limited" },

  // Their system says itself that it did not take the message.
  { code: "1", outcome: "retry-later" },
  { code: "2", outcome: "retry-later" },
  { code: "131000", outcome: "retry-later" },
  { code: "131016", outcome: "retry-later" },
  { code: "131057", outcome: "retry-later" },
  { code: "133004", outcome: "retry-later" },

  // The token, its rights, the parameters of the call.
  { code: "0", outcome: "misconfigured" },
  { code: "3", outcome: "misconfigured" },
  { code: "10", outcome: "misconfigured" },
  { code: "33", outcome: "misconfigured" },
  { code: "100", outcome: "misconfigured" },
  { code: "190", outcome: "misconfigured" },
  { code: "2xx", outcome: "misconfigured" },
  { code: "131005", outcome: "misconfigured" },

  // The account and the number: blocked, locked, not registered, no way to pay.
  { code: "368", outcome: "misconfigured" },
  { code: "131031", outcome: "misconfigured" },
  { code: "131042", outcome: "misconfigured" },
  { code: "131045", outcome: "misconfigured" },
  { code: "133010", outcome: "misconfigured" },

  // The template: its parameters, its name, its length, its words, paused, disabled.
  { code: "132000", outcome: "misconfigured" },
  { code: "132001", outcome: "misconfigured" },
  { code: "132005", outcome: "misconfigured" },
  { code: "132007", outcome: "misconfigured" },
  { code: "132012", outcome: "misconfigured" },
  { code: "132015", outcome: "misconfigured" },
  { code: "132016", outcome: "misconfigured" },

  // The recipient: cannot be reached, is ourselves, is not on the list of a test number.
  { code: "131026", outcome: "bad-recipient" },
  { code: "131021", outcome: "bad-recipient" },
  { code: "131030", outcome: "bad-recipient" },

  { code: "131047", outcome: "needs-template" },
  { code: "131050", outcome: "suppressed" },

  // Meta chose not to deliver, for the sake of its pace or of an experiment.
  { code: "130472", outcome: "undelivered" },
  { code: "131049", outcome: "undelivered" },

  { isTransient: true, status: "4xx", outcome: "retry-later" },
  { isTransient: true, status: "5xx", outcome: "retry-later" },
];
