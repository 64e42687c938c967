import { expect, test } from "vitest";
import { isTemplated } from "#server/domain/notifications/whatsapp-form.ts";

const connection = {} as Parameters<typeof isTemplated>[1];
const row = {
  channel: "whatsapp",
  purpose: "reminder",
  has_open_window: false,
  must_use_template: false,
} as const;

test.each([
  ["a person who has not written for a day gets a template", {}, true],
  ["a person who wrote lately gets free words", { has_open_window: true }, false],
  [
    "what was refused as free words goes as a template, though the window seems open",
    { has_open_window: true, must_use_template: true },
    true,
  ],
  ["an opt-out is confirmed in free words", { purpose: "opt_out_confirmation" }, false],
  ["a text message has no templates", { channel: "sms" }, false],
] as const)("%s", (_, change, expected) => {
  expect(isTemplated({ ...row, ...change }, connection)).toBe(expected);
});

test("the outbox takes free words at any time", () => {
  expect(isTemplated(row, undefined)).toBe(false);
});
