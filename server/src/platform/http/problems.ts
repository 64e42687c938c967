import { REFUSALS, type Problem, type RefusalCode } from "@dunlin/contract/refusals.ts";
import type { FastifyReply } from "fastify";
import type { Log } from "#server/platform/log.ts";
import { Refusal } from "#server/refusal.ts";

/** The errors that Fastify itself raises, in our words. */
const FRAMEWORK: Record<string, RefusalCode> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: "wrong_content_type",
  FST_ERR_CTP_BODY_TOO_LARGE: "body_too_large",
  FST_ERR_CTP_EMPTY_JSON_BODY: "invalid_json",
  FST_ERR_CTP_INVALID_JSON_BODY: "invalid_json",
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: "invalid_input",
  FST_ERR_BAD_URL: "not_found",
  FST_ERR_MAX_PARAM_LENGTH: "not_found",
};

/** Answers with problem details: a refusal as it is, anything else as a defect that is logged with its cause. */
export function answerProblem(error: unknown, reply: FastifyReply, log: Log): FastifyReply {
  const { request } = reply;
  const refusal = toRefusal(error);
  if (refusal.code === "internal_error") {
    log.error({ err: error, requestId: request.id }, "a request failed");
  }
  const { status, title } = REFUSALS[refusal.code];
  const problem: Problem = {
    type: `https://dunlin.dev/problems/${refusal.code}`,
    title,
    status,
    code: refusal.code,
    detail: refusal.message,
    requestId: request.id,
    ...(refusal.errors.length > 0 ? { errors: refusal.errors } : {}),
    ...(refusal.evidence.length > 0 ? { evidence: refusal.evidence } : {}),
  };
  return reply.code(status).type("application/problem+json").send(JSON.stringify(problem));
}

function toRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  const { code, statusCode, message } = error as {
    code?: string;
    statusCode?: number;
    message: string;
  };
  const known = FRAMEWORK[code ?? ""];
  if (known === "invalid_json") {
    return new Refusal(known, message, { errors: [{ pointer: "", detail: message }] });
  }
  if (known) return new Refusal(known, message.slice(0, 200));
  if (error instanceof SyntaxError && statusCode === 400) {
    return new Refusal("invalid_json", message, { errors: [{ pointer: "", detail: message }] });
  }
  if (code === "22021" || code === "22P05") {
    return new Refusal("invalid_input", "A text has a character that cannot be stored.");
  }
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    return new Refusal("invalid_input", message.slice(0, 200));
  }
  return new Refusal("internal_error", "The request could not be carried out; it has been logged.");
}
