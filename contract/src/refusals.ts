import { z } from "zod";

/** Every expected "no" of the platform: its stable code, its HTTP status and its title. */
export const REFUSALS = {
  invalid_input: { status: 400, title: "The input is not valid" },
  invalid_json: { status: 400, title: "The body is not JSON" },
  unauthenticated: { status: 401, title: "A valid API key is needed" },
  missing_scope: { status: 403, title: "The API key may not do this" },
  forged_webhook: { status: 403, title: "The call does not come from the provider" },
  not_found: { status: 404, title: "There is no such thing here" },
  method_not_allowed: { status: 405, title: "This path does not answer that method" },
  already_exists: { status: 409, title: "It exists already" },
  not_possible_now: { status: 409, title: "The present state does not allow this" },
  sandbox_only: { status: 409, title: "Only a sandbox organization can do this" },
  body_too_large: { status: 413, title: "The body is too large" },
  wrong_content_type: { status: 415, title: "The content type is not accepted" },
  currency_mismatch: { status: 422, title: "The currencies differ" },
  unreadable_file: { status: 422, title: "The file cannot be read as a list of invoices" },
  not_ready: { status: 503, title: "The service cannot answer now" },
  internal_error: { status: 500, title: "Something went wrong on our side" },
} as const;
export type RefusalCode = keyof typeof REFUSALS;

/** One place in the input that is wrong. */
export const inputError = z.strictObject({
  pointer: z.string().describe("RFC 6901, into the body; or the name of a query or path parameter"),
  detail: z.string(),
});
export type InputError = z.infer<typeof inputError>;

/** RFC 9457 problem details with the stable code. */
export const problem = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.enum(Object.keys(REFUSALS) as [RefusalCode, ...RefusalCode[]]),
  detail: z.string(),
  requestId: z.string().optional(),
  errors: z.array(inputError).optional(),
  evidence: z.array(z.string()).optional(),
});
export type Problem = z.infer<typeof problem>;
