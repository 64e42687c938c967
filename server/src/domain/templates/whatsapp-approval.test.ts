import { expect, test } from "vitest";
import { approvalKey } from "./whatsapp-approval.ts";

test.each([
  ["legal", ["en-GB"], "escalation en"],
  ["firm", [null, "de-AT"], "firm de"],
  ["gentle", ["pl", "fr"], "gentle fr"],
  ["due", ["pl"], "due en"],
])("a %s template wanted in %j is %j", (tone, wanted, key) => {
  expect(approvalKey(tone, wanted)).toBe(key);
});
