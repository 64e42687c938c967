import { expect, test } from "vitest";
import { connectMetaWhatsApp } from "#server/providers/whatsapp/meta.ts";
import type { WhatsAppContent, WhatsAppMessage } from "#server/providers/whatsapp/whatsapp.ts";
import { CREDENTIALS } from "#test/emulator/credentials.ts";
import { startEmulator } from "#test/emulator/emulator.ts";
import { describeAnswers } from "#test/providers/describe-answers.ts";
import { describeCrowd, describeLongRun } from "#test/providers/describe-long-run.ts";
import { describeRefusals } from "#test/providers/describe-refusals.ts";
import { describeSending } from "#test/providers/describe-sending.ts";
import { patienceOf, sideOf, type World } from "#test/providers/world.ts";

const { phoneNumberId, accessToken } = CREDENTIALS.meta;

function worldOf(name: string, content: WhatsAppContent): World<WhatsAppMessage> {
  return {
    name,
    async open() {
      const emulator = await startEmulator();
      return sideOf(emulator, "meta", (how) =>
        connectMetaWhatsApp({
          phoneNumberId,
          accessToken: how === "wrong-credentials" ? "wrong" : accessToken,
          baseUrl: how === "nobody-listens" ? "http://127.0.0.1:9" : emulator.url,
          timeoutMs: patienceOf(how),
        }),
      );
    },
    message: (attemptId) => ({ attemptId, to: "+447700900001", content }),
  };
}

const text = worldOf("WhatsApp texts by Meta", { kind: "text", text: "Please pay £5." });
const template = worldOf("WhatsApp templates by Meta", {
  kind: "template",
  name: "payment_reminder",
  language: "en_GB",
  variables: ["Bob", "£5"],
});

describeSending(text);
describeSending(template);
describeAnswers(text);
describeRefusals(text, [
  ["an invalid token", { code: 190 }, "misconfigured"],
  ["no permission", { code: 10 }, "misconfigured"],
  ["an invalid parameter", { code: 100 }, "misconfigured"],
  ["a locked account", { code: 131031 }, "misconfigured"],
  ["a missing template", { code: 132001 }, "misconfigured"],
  ["a paused template", { code: 132015 }, "misconfigured"],
  ["too many requests", { code: 130429 }, "rate-limited"],
  ["too many to this person", { code: 131056 }, "rate-limited"],
  ["the spam limit", { code: 131048 }, "rate-limited"],
  ["a failure that passes", { code: 131016, status: 500 }, "retry-later"],
  ["undeliverable", { code: 131026 }, "bad-recipient"],
  ["outside the window", { code: 131047 }, "needs-template"],
  ["the person stopped it", { code: 131050 }, "suppressed"],
  ["for the health of the ecosystem", { code: 131049 }, "content-rejected"],
  ["an unheard-of failure", { code: 999_999, status: 500 }, "unknown"],
]);
describeLongRun(text, ["reset-before", "reset-after", "cut", "malformed", "slow"]);
describeCrowd(text, ["reset-before", "reset-after", "cut"]);

test("Meta cannot be asked about a lost message, and the provider does not claim it", async () => {
  const side = await text.open();
  const provider = side.connect();
  expect(provider.reconcile).toBeNull();
  await side.close();
  await provider.close();
});
