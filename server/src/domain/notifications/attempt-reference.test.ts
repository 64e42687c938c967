import fc from "fast-check";
import { expect, test } from "vitest";
import {
  readAttemptReference,
  writeAttemptReference,
} from "#server/domain/notifications/attempt-reference.ts";

test("a reference leads back to its message and try, in 53 characters that every provider takes", () => {
  fc.assert(
    fc.property(fc.uuid(), fc.uuid(), (notificationId, attemptId) => {
      const reference = writeAttemptReference({ notificationId, attemptId });
      expect(reference).toMatch(/^[0-9a-z-]{53}$/);
      expect(readAttemptReference(reference)).toEqual({ notificationId, attemptId });
    }),
  );
});

test("two tries of one message have two references", () => {
  const message = { notificationId: "018f0000-0000-7000-8000-000000000001" };
  const first = writeAttemptReference({
    ...message,
    attemptId: "00000000-0000-4000-8000-000000000001",
  });
  const second = writeAttemptReference({
    ...message,
    attemptId: "00000000-0000-4000-8000-000000000002",
  });
  expect(first).not.toBe(second);
});

const OURS = writeAttemptReference({
  notificationId: "018f0000-0000-7000-8000-000000000001",
  attemptId: "ffffffff-ffff-4fff-bfff-ffffffffffff",
});

test.each([
  null,
  "",
  "test-018f0000-0000-7000-8000-000000000001",
  OURS.slice(1),
  `${OURS}0`,
  OURS.toUpperCase(),
  `${OURS.slice(0, 26)}_${OURS.slice(27)}`,
  `${"u".repeat(26)}-${"l".repeat(26)}`,
  `${"z".repeat(26)}-${"z".repeat(26)}`,
])("%s is none of ours, and is no error", (text) => {
  expect(readAttemptReference(text)).toBe(null);
});

test("no text is an error", () => {
  const shaped = fc.string({ unit: fc.constantFrom(..."0123456789abcdefghijklmnopqrstuvwxyz-") });
  fc.assert(
    fc.property(fc.oneof(fc.string(), shaped), (text) => {
      expect(() => readAttemptReference(text)).not.toThrow();
    }),
  );
});
