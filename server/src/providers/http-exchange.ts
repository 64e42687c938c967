import type { Dispatcher } from "undici";
import type { HttpReply } from "#server/providers/call-http.ts";

export type HttpExchange = {
  handler: Dispatcher.DispatchHandler;
  reply: Promise<HttpReply>;
  /** Ends the exchange as not sent, unless its request has begun to leave. */
  forgo(detail: string): void;
};

/**
 * Follows one request from the wait for a connection to the last byte of its answer. Undici says
 * when a connection is open and the next thing written is ours: until then all failures are
 * `not-sent`, from then on `lost`, whatever their code.
 */
export function openExchange(timeoutMs: number, handOver: () => void): HttpExchange {
  const { promise: reply, resolve } = Promise.withResolvers<HttpReply>();
  const chunks: Uint8Array[] = [];
  let status = 0;
  let headers: Record<string, string> = {};
  let hasBegun = false;
  let isOver = false;
  let timer = setTimeout(() => fail(`No connection within ${timeoutMs} ms`), timeoutMs);

  function end(outcome: HttpReply): void {
    isOver = true;
    clearTimeout(timer);
    resolve(outcome);
  }

  function fail(detail: string): void {
    end({ kind: hasBegun ? "lost" : "not-sent", detail });
  }

  return {
    reply,
    forgo: (detail) => {
      if (!hasBegun) {
        fail(detail);
      }
    },
    handler: {
      onRequestStart(controller) {
        if (isOver || hasBegun) {
          throw new Error("A request leaves once, and not after it was given up");
        }
        handOver();
        hasBegun = true;
        clearTimeout(timer);
        const detail = `No whole answer within ${timeoutMs} ms`;
        timer = setTimeout(() => controller.abort(new Error(detail)), timeoutMs);
      },
      onResponseStart(_controller, answered, sent) {
        status = answered;
        headers = flatten(sent);
      },
      onResponseData(_controller, chunk) {
        chunks.push(chunk);
      },
      onResponseEnd() {
        const text = Buffer.concat(chunks).toString("utf8");
        end({ kind: "answer", status, headers, text, json: parseJson(text) });
      },
      onResponseError(_controller, error) {
        fail(describe(error));
      },
    },
  };
}

function flatten(headers: Readonly<Record<string, string | string[] | undefined>>) {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), [value].flat().join(", ")]),
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function describe(error: Error & { code?: string }): string {
  return [error.code, error.message].filter(Boolean).join(" ") || error.name;
}
