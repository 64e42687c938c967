import type { SmsMessage } from "#server/providers/sms/sms.ts";
import { connectTwilioSms } from "#server/providers/sms/twilio.ts";
import { CREDENTIALS } from "#test/emulator/credentials.ts";
import { startEmulator } from "#test/emulator/emulator.ts";
import { describeAnswers } from "#test/providers/describe-answers.ts";
import { describeCrowd, describeLongRun } from "#test/providers/describe-long-run.ts";
import { describeReconciling } from "#test/providers/describe-reconciling.ts";
import { describeRefusals } from "#test/providers/describe-refusals.ts";
import { describeSending } from "#test/providers/describe-sending.ts";
import { TWILIO_REFUSALS } from "#test/providers/twilio-refusals.ts";
import { patienceOf, sideOf, type World } from "#test/providers/world.ts";

const { accountSid, authToken, number } = CREDENTIALS.twilio;

const world: World<SmsMessage> = {
  name: "text messages by Twilio",
  async open() {
    const emulator = await startEmulator();
    emulator.callbacks.set({ provider: "twilio", isOff: true });
    return sideOf(emulator, "twilio", (how) =>
      connectTwilioSms({
        accountSid,
        authToken: how === "wrong-credentials" ? "wrong" : authToken,
        apiKey: null,
        sender: number,
        baseUrl: how === "nobody-listens" ? "http://127.0.0.1:9" : emulator.url,
        callbackUrl: "http://127.0.0.1:9/twilio",
        timeoutMs: patienceOf(how),
      }),
    );
  },
  message: (attemptId) => ({
    attemptId,
    to: "+447700900001",
    text: "Acme: invoice 7 is overdue by 14 days. It is £5, not €6 – please pay.",
    validSeconds: 3600,
  }),
};

describeSending(world);
describeAnswers(world);
describeRefusals(world, TWILIO_REFUSALS);
describeReconciling(world, { settleSeconds: 120 });
describeLongRun(world, ["reset-before", "reset-after", "cut", "malformed", "slow"]);
describeCrowd(world, ["reset-before", "reset-after", "cut"]);
