import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openExchange } from "#server/providers/http-exchange.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** An exchange with fifteen seconds, and an undici that tells its handler of an abortion. */
function start(handOver: () => void = () => {}) {
  const exchange = openExchange(15_000, handOver);
  const { handler } = exchange;
  const controller = {
    aborted: false,
    paused: false,
    reason: null,
    abort: (reason: Error) => handler.onResponseError?.(controller, reason),
    pause: () => {},
    resume: () => {},
  };
  return {
    ...exchange,
    begin: () => handler.onRequestStart?.(controller, null),
    answer(text: string) {
      handler.onResponseStart?.(controller, 201, { "X-Id": "1" });
      handler.onResponseData?.(controller, Buffer.from(text));
      handler.onResponseEnd?.(controller, {});
    },
    fail: (error: Error) => handler.onResponseError?.(controller, error),
  };
}

test("an exchange has all its time for the answer, however long it waited for a connection", async () => {
  const exchange = start();
  vi.advanceTimersByTime(14_999);
  exchange.begin();
  vi.advanceTimersByTime(14_999);
  exchange.answer("{}");
  vi.advanceTimersByTime(60_000);
  expect(await exchange.reply).toEqual({
    kind: "answer",
    status: 201,
    headers: { "x-id": "1" },
    text: "{}",
    json: {},
  });
});

test("an exchange without a connection in time is not sent, then or later", async () => {
  const handOver = vi.fn<() => void>();
  const exchange = start(handOver);
  vi.advanceTimersByTime(15_000);
  const detail = "No connection within 15000 ms";
  expect(await exchange.reply).toEqual({ kind: "not-sent", detail });
  expect(() => exchange.begin()).toThrow("given up");
  expect(handOver).not.toHaveBeenCalled();
});

test("an exchange without a whole answer in time is lost", async () => {
  const exchange = start();
  exchange.begin();
  vi.advanceTimersByTime(15_000);
  const detail = "No whole answer within 15000 ms";
  expect(await exchange.reply).toEqual({ kind: "lost", detail });
});

test("a request that undici would begin a second time is lost, and handed over once", async () => {
  const handOver = vi.fn<() => void>();
  const exchange = start(handOver);
  exchange.begin();
  expect(() => exchange.begin()).toThrow("leaves once");
  exchange.fail(new Error("leaves once"));
  expect(await exchange.reply).toEqual({ kind: "lost", detail: "leaves once" });
  expect(handOver).toHaveBeenCalledOnce();
});

test("a failure is not sent before the request begins and lost after, whatever its code", async () => {
  const reset = Object.assign(new Error("read"), { code: "ECONNRESET" });
  const early = start();
  early.fail(reset);
  expect(await early.reply).toEqual({ kind: "not-sent", detail: "ECONNRESET read" });

  const refused = Object.assign(new Error(""), { code: "ECONNREFUSED" });
  const late = start();
  late.begin();
  late.forgo("closing");
  late.fail(refused);
  expect(await late.reply).toEqual({ kind: "lost", detail: "ECONNREFUSED" });
});
