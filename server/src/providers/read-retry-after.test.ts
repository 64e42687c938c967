import { expect, test } from "vitest";
import { readRetryAfter } from "#server/providers/read-retry-after.ts";

const now = new Date("2026-03-31T12:00:00Z");

test.each([
  ["120", 120],
  [" 7 ", 7],
  ["0", 0],
  ["1.2", 2],
  ["Tue, 31 Mar 2026 12:00:30 GMT", 30],
  ["Tuesday, 31-Mar-26 12:01:00 GMT", 60],
  ["Tue, 31 Mar 2026 11:00:00 GMT", 0],
  ["604800", 86_400],
  ["Tue, 31 Mar 2036 12:00:00 GMT", 86_400],
  ["99999999999999999999", 86_400],
  [undefined, null],
  ["", null],
  ["-1", null],
  ["soon", null],
  ["1 hour", null],
  ["2026", 2026],
  ["1e3", null],
  ["Tue, 99 Foo 2026 12:00:30 GMT", null],
])("Retry-After: %j asks for %j seconds", (header, seconds) => {
  expect(readRetryAfter(header, now)).toBe(seconds);
});
