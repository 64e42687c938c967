import { describe, expect, test } from "vitest";
import { DunlinError } from "#client/dunlin-error.ts";
import { retryDelay } from "#client/retry-delay.ts";

function failure(status: number) {
  return new DunlinError({ status, code: "not_ready", detail: "x" });
}

describe("retryDelay", () => {
  test.each([0, 429, 500, 502, 503, 504])("a failure with status %i may pass", (status) => {
    expect(retryDelay(failure(status), 0, null)).not.toBeNull();
  });

  test.each([301, 400, 401, 404, 409, 422])("a failure with status %i does not pass", (status) => {
    expect(retryDelay(failure(status), 0, "1")).toBeNull();
  });

  test("never grows beyond eight seconds by itself", () => {
    expect(retryDelay(failure(503), 40, null)).toBeLessThanOrEqual(8_000);
  });

  test("reads an HTTP date", () => {
    const soon = new Date(Date.now() + 20_000).toUTCString();
    const delay = retryDelay(failure(503), 0, soon)!;
    expect(delay).toBeGreaterThan(15_000);
    expect(delay).toBeLessThanOrEqual(20_000);
  });

  test.each(["soon", "-5", ""])("takes %j for nothing asked", (header) => {
    expect(retryDelay(failure(503), 0, header)).toBeLessThanOrEqual(250);
  });
});
