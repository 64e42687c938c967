import { json, type Refusal, type Reply } from "#test/emulator/vendor.ts";

/** The status and the words of each refusal that we know of; anything else is a plain 400. */
const REFUSALS: Readonly<Record<number, readonly [status: number, message: string]>> = {
  0: [401, "AuthException"],
  1: [500, "An unknown error occurred"],
  2: [503, "Service temporarily unavailable"],
  4: [400, "Application request limit reached"],
  10: [403, "Application does not have permission for this action"],
  100: [400, "Invalid parameter"],
  190: [401, "Invalid OAuth access token"],
  368: [403, "Temporarily blocked for policies violations"],
  80007: [400, "Rate limit issues"],
  130429: [429, "Rate limit hit"],
  131000: [500, "Something went wrong"],
  131016: [503, "Service unavailable"],
  131026: [400, "Message undeliverable"],
  131031: [403, "Account has been locked"],
  131047: [400, "Re-engagement message"],
  131048: [400, "Spam rate limit hit"],
  131049: [400, "This message was not delivered to maintain healthy ecosystem engagement"],
  131050: [400, "User has stopped marketing messages from this business"],
  131056: [400, "Pair rate limit hit"],
  132000: [400, "Number of parameters does not match the expected number of params"],
  132001: [404, "Template name does not exist in the translation"],
  132012: [400, "Parameter format does not match format in the created template"],
  132015: [400, "Template is paused"],
  132016: [400, "Template is disabled"],
  132018: [400, "There is an issue with the parameters in your template"],
};
const BY_STATUS: Readonly<Record<number, number>> = { 401: 190, 403: 10, 429: 130429, 503: 2 };
const TRANSIENT = new Set([1, 2, 4, 80007, 130429, 131000, 131016, 131056]);

/** A refusal in the shape of the Graph API. */
export function refuseMeta(refusal: Refusal): Reply {
  const wanted = refusal.status ?? 400;
  const code = Number(refusal.code ?? BY_STATUS[wanted] ?? (wanted >= 500 ? 1 : 100));
  const [usual, words] = REFUSALS[code] ?? [400, "Something went wrong"];
  const details = refusal.message ?? words;
  return json(refusal.status ?? usual, {
    error: {
      message: `(#${code}) ${words}`,
      type: code === 190 ? "OAuthException" : "GraphMethodException",
      code,
      is_transient: TRANSIENT.has(code),
      error_data: { messaging_product: "whatsapp", details },
      fbtrace_id: "AEmulatedTraceId",
    },
  });
}
