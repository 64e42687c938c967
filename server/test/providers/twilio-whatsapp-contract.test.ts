import { describe } from "vitest";
import { connectTwilioWhatsApp } from "#server/providers/whatsapp/twilio.ts";
import type { WhatsAppContent, WhatsAppMessage } from "#server/providers/whatsapp/whatsapp.ts";
import { CREDENTIALS } from "#test/emulator/credentials.ts";
import { startEmulator } from "#test/emulator/emulator.ts";
import { describeAnswers } from "#test/providers/describe-answers.ts";
import { describeCrowd, describeLongRun } from "#test/providers/describe-long-run.ts";
import { describeReconciling } from "#test/providers/describe-reconciling.ts";
import { describeRefusals } from "#test/providers/describe-refusals.ts";
import { describeSending } from "#test/providers/describe-sending.ts";
import { TWILIO_REFUSALS } from "#test/providers/twilio-refusals.ts";
import { patienceOf, sideOf, type World } from "#test/providers/world.ts";

const { accountSid, apiKey, authToken, whatsAppNumber } = CREDENTIALS.twilio;

function worldOf(name: string, content: WhatsAppContent): World<WhatsAppMessage> {
  return {
    name,
    async open() {
      const emulator = await startEmulator();
      emulator.callbacks.set({ provider: "twilio", isOff: true });
      return sideOf(emulator, "twilio", (how) =>
        connectTwilioWhatsApp({
          accountSid,
          authToken: how === "wrong-credentials" ? "wrong" : authToken,
          apiKey: how === "wrong-credentials" ? { sid: apiKey.sid, secret: "wrong" } : apiKey,
          sender: whatsAppNumber,
          baseUrl: how === "nobody-listens" ? "http://127.0.0.1:9" : emulator.url,
          callbackUrl: "http://127.0.0.1:9/twilio",
          timeoutMs: patienceOf(how),
        }),
      );
    },
    message: (attemptId) => ({ attemptId, to: "+447700900001", content }),
  };
}

const text = worldOf("WhatsApp texts by Twilio", { kind: "text", text: "Please pay £5." });
const template = worldOf("WhatsApp templates by Twilio", {
  kind: "template",
  name: `HX${"a".repeat(32)}`,
  language: "en_GB",
  variables: ["Bob", "£5"],
});

describe.each([text, template])("$name", (world) => {
  describeSending(world);
  describeReconciling(world, { settleSeconds: 120, isNeverSure: world === template });
});
describeAnswers(text);
describeRefusals(text, [
  ...TWILIO_REFUSALS,
  ["outside the window", { code: 63016 }, "needs-template"],
  ["too fast for the channel", { code: 63018 }, "rate-limited"],
  ["nobody has WhatsApp there", { code: 63003, status: 400 }, "bad-recipient"],
  ["no such sender", { code: 63007 }, "misconfigured"],
  ["the template is missing", { code: 63027, status: 400 }, "misconfigured"],
  ["against the policy", { code: 63013, status: 400 }, "content-rejected"],
]);
describeLongRun(text, ["reset-before", "reset-after", "cut", "malformed", "slow"]);
describeCrowd(text, ["reset-before", "reset-after", "cut"]);
