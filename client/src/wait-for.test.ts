import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { waitFor } from "#client/wait-for.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("it ends after the time given and not before", async () => {
  const ended = vi.fn();
  const waiting = waitFor(1_000).then(ended);
  await vi.advanceTimersByTimeAsync(999);
  expect(ended).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  await waiting;
  expect(ended).toHaveBeenCalledOnce();
});

test("an abort ends it at once and leaves no timer", async () => {
  const stop = new AbortController();
  const waiting = waitFor(60_000, stop.signal);
  stop.abort(new Error("enough"));
  await expect(waiting).rejects.toThrow("enough");
  expect(vi.getTimerCount()).toBe(0);
  await expect(waitFor(60_000, stop.signal)).rejects.toThrow("enough");
});
