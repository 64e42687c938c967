import { Agent } from "undici";
import { openExchange, type HttpExchange } from "#server/providers/http-exchange.ts";

export type HttpCall = {
  method: "GET" | "POST" | "DELETE" | "PATCH";
  url: string;
  headers: Record<string, string>;
  body?: string | Uint8Array;
};

/**
 * What came of one call. After `not-sent` no byte of the request has left; after `lost` the other
 * side may have acted on it.
 */
export type HttpReply =
  | HttpAnswer
  | { kind: "not-sent"; detail: string }
  | { kind: "lost"; detail: string };

export type HttpAnswer = {
  kind: "answer";
  status: number;
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>;
  text: string;
  /** Undefined when the body is not JSON. */
  json: unknown;
};

export type HttpClient = {
  /**
   * Makes one try, never throws, follows no redirect. `handOver` is called at most once, on an open
   * connection right before the first byte; where it throws, nothing leaves.
   */
  call(call: HttpCall, handOver?: () => void): Promise<HttpReply>;
  /** Answers `not-sent` to the calls that wait for a connection, and resolves after those under way. */
  close(): Promise<void>;
};

export type HttpClientOptions = {
  /** How long a connection may take, and as long again the whole answer from the first byte sent. */
  timeoutMs?: number;
  /** To one host; further calls wait for a free one. */
  connections?: number;
};

/** Below the patience of vendors and their balancers, so that it is us who hang up. */
const KEEP_ALIVE_MS = 4_000;

const LONGEST_ANSWER_BYTES = 1024 * 1024;

/** Opens a pool of HTTP/1.1 connections; each is made when the first call needs it. */
export function openHttpClient(options: HttpClientOptions = {}): HttpClient {
  const timeoutMs = options.timeoutMs ?? 15_000;
  const agent = new Agent({
    connections: options.connections ?? 64,
    pipelining: 1,
    allowH2: false,
    connectTimeout: timeoutMs,
    headersTimeout: 0,
    bodyTimeout: 0,
    keepAliveTimeout: KEEP_ALIVE_MS,
    keepAliveMaxTimeout: KEEP_ALIVE_MS,
    maxResponseSize: LONGEST_ANSWER_BYTES,
  });
  const underWay = new Set<HttpExchange>();
  let isClosed = false;

  return {
    call({ url, ...request }, handOver = () => {}) {
      if (isClosed) {
        return Promise.resolve({ kind: "not-sent", detail: "The connections are closed" });
      }
      if (!URL.canParse(url)) {
        return Promise.resolve({ kind: "not-sent", detail: "Not an address to call" });
      }
      const { origin, pathname, search } = new URL(url);
      const exchange = openExchange(timeoutMs, handOver);
      underWay.add(exchange);
      agent.dispatch({ origin, path: `${pathname}${search}`, ...request }, exchange.handler);
      return exchange.reply.finally(() => underWay.delete(exchange));
    },
    async close() {
      isClosed = true;
      for (const exchange of underWay) {
        exchange.forgo("The connections are closing");
      }
      await Promise.all([...underWay].map(({ reply }) => reply));
      await agent.destroy();
    },
  };
}
