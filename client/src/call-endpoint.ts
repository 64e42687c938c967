import type { Endpoint } from "@dunlin/contract/endpoint.ts";
import { buildRequest, type Request } from "#client/build-request.ts";
import { DunlinError } from "#client/dunlin-error.ts";
import { readAnswer } from "#client/read-answer.ts";
import { retryDelay } from "#client/retry-delay.ts";

export type Connection = {
  url: string;
  apiKey: string;
  fetch: typeof globalThis.fetch;
  timeoutMs: number;
  retries: number;
  wait: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
};

export type GivenCall = { input: object; signal?: AbortSignal; timeoutMs?: number };

/** Calls one endpoint; a GET is tried again after a failure that may pass. Rejects with a DunlinError. */
export async function callEndpoint(
  connection: Connection,
  promise: Endpoint,
  call: GivenCall,
): Promise<unknown> {
  const retries = promise.method === "GET" ? connection.retries : 0;
  for (let attempt = 0; ; attempt += 1) {
    const outcome = await attemptOnce(
      connection,
      buildRequest(connection, promise, call.input),
      call,
    );
    if (outcome.failure === null) return outcome.answer;
    const delay =
      attempt < retries ? retryDelay(outcome.failure, attempt, outcome.retryAfter) : null;
    if (delay === null) throw outcome.failure;
    await connection.wait(delay, call.signal);
  }
}

type Outcome =
  | { failure: DunlinError; retryAfter: string | null }
  | { failure: null; answer: unknown };

/** One attempt, its time limit over the body of the answer included. */
async function attemptOnce(
  connection: Connection,
  request: Request,
  call: GivenCall,
): Promise<Outcome> {
  const limit = AbortSignal.timeout(call.timeoutMs ?? connection.timeoutMs);
  const signal = call.signal ? AbortSignal.any([call.signal, limit]) : limit;
  let retryAfter: string | null = null;
  try {
    const response = await connection.fetch(request.url, { ...request.init, signal });
    retryAfter = response.headers.get("retry-after");
    return { failure: null, answer: await readAnswer(response, request) };
  } catch (error) {
    if (error instanceof DunlinError) return { failure: error, retryAfter };
    call.signal?.throwIfAborted();
    return { failure: describeFailure(error, connection, limit.aborted), retryAfter };
  }
}

function describeFailure(error: unknown, connection: Connection, isLate: boolean): DunlinError {
  if (isLate) {
    const detail = `${connection.url} did not answer in time.`;
    return new DunlinError({ status: 0, code: "timed_out", detail, cause: error });
  }
  const detail = `${connection.url} cannot be reached: ${innermost(error)}.`;
  return new DunlinError({ status: 0, code: "unreachable", detail, cause: error });
}

/** What the system said, which fetch hides behind "fetch failed". */
function innermost(error: unknown): string {
  const { cause, errors, message } = error as {
    cause?: unknown;
    errors?: unknown[];
    message?: string;
  };
  if (cause) return innermost(cause);
  if (errors?.[0]) return innermost(errors[0]);
  return (message ?? String(error)).replace(/\.$/, "");
}
