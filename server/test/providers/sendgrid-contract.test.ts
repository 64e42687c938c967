import type { EmailMessage } from "#server/providers/email/email.ts";
import { connectSendGrid } from "#server/providers/email/sendgrid.ts";
import { CREDENTIALS } from "#test/emulator/credentials.ts";
import { startEmulator } from "#test/emulator/emulator.ts";
import { describeAnswers } from "#test/providers/describe-answers.ts";
import { describeCrowd, describeLongRun } from "#test/providers/describe-long-run.ts";
import { describeReconciling } from "#test/providers/describe-reconciling.ts";
import { describeRefusals } from "#test/providers/describe-refusals.ts";
import { describeSending } from "#test/providers/describe-sending.ts";
import { patienceOf, sideOf, type World } from "#test/providers/world.ts";
import { letter } from "#test/smtp-bed.ts";

const { apiKey } = CREDENTIALS.sendgrid;

const world: World<EmailMessage> = {
  name: "mail by SendGrid",
  async open() {
    const emulator = await startEmulator();
    return sideOf(emulator, "sendgrid", (how) =>
      connectSendGrid({
        apiKey: how === "wrong-credentials" ? "SG.wrong" : apiKey,
        baseUrl: how === "nobody-listens" ? "http://127.0.0.1:9" : emulator.url,
        messageIdDomain: "mail.acme.test",
        timeoutMs: patienceOf(how),
      }),
    );
  },
  message: (attemptId) => letter(attemptId, { to: { name: "Bob", address: "bob@customer.test" } }),
};

describeSending(world);
describeAnswers(world);
describeRefusals(world, [
  [
    "no such address",
    {
      status: 400,
      code: "personalizations.0.to.0.email",
      message: "Does not contain a valid address.",
    },
    "bad-recipient",
  ],
  ["an odd sender", { status: 400, code: "from.email" }, "misconfigured"],
  ["an odd body", { status: 400, code: "content.0.value" }, "content-rejected"],
  ["no credits left", { status: 401, message: "Maximum credits exceeded" }, "misconfigured"],
  ["an unverified sender", { status: 403, code: "from" }, "misconfigured"],
  ["too large", { status: 413 }, "content-rejected"],
  ["too many requests", { status: 429 }, "rate-limited"],
  ["a failure of its own", { status: 500 }, "unknown"],
  ["out of service", { status: 503 }, "unknown"],
]);
describeReconciling(world, { settleSeconds: 15 * 60 });
describeLongRun(world, ["reset-before", "reset-after", "cut", "malformed", "slow"]);
describeCrowd(world, ["reset-before", "reset-after", "cut"]);
