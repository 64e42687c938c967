import { expect, test } from "vitest";
import type { EmailMessage } from "#server/providers/email/email.ts";
import { connectSmtp } from "#server/providers/email/smtp.ts";
import { describeLongRun } from "#test/providers/describe-long-run.ts";
import { describeSending } from "#test/providers/describe-sending.ts";
import { patienceOf, type Accident, type World } from "#test/providers/world.ts";
import { letter } from "#test/smtp-bed.ts";
import { startSmtpSink, type SinkAnswer, type SinkPlan } from "#test/smtp-sink.ts";

const FOREVER_MS = 60_000;

/** Where an accident strikes a dialogue by SMTP: at the last byte of the message. */
const AT_THE_DOT: Partial<Record<Accident, SinkAnswer>> = {
  "reset-before": { lose: true },
  "reset-after": { drop: true },
  "timeout-before": { lose: true, delayMs: FOREVER_MS },
  "timeout-after": { delayMs: FOREVER_MS },
  malformed: { reply: "399 Well" },
  slow: { delayMs: 30 },
};

const world: World<EmailMessage> = {
  name: "mail by SMTP",
  async open() {
    const ids = new Map<string, string[]>();
    let accident: Accident | null = null;
    const plan: SinkPlan = (step, argument) => {
      if (step === "auth") {
        const [, , login = ""] = argument.split(" ");
        const isRight = Buffer.from(login, "base64").toString() === "\0acme\0secret";
        return isRight ? undefined : { reply: "535 5.7.8 Wrong" };
      }
      if (step !== "dot" || accident === null) return undefined;
      const answer = AT_THE_DOT[accident];
      accident = null;
      return answer;
    };
    const sink = await startSmtpSink({
      auth: true,
      plan,
      onMessage: ({ attemptId, messageId }) => {
        ids.set(attemptId, [...(ids.get(attemptId) ?? []), messageId]);
      },
    });
    return {
      connect(how) {
        const login = how === "wrong-credentials" ? "acme:wrong" : "acme:secret";
        const host = how === "nobody-listens" ? "127.0.0.1:9" : sink.url.replace("smtp://", "");
        const url = `smtp://${login}@${host}`;
        return connectSmtp({ url, socketTimeoutMs: patienceOf(how), messageIdDomain: "acme.test" });
      },
      befall(next) {
        accident = next;
      },
      acceptedAs: (attemptId) => ids.get(attemptId) ?? [],
      acceptedCount: () => sink.messages.length,
      close: () => sink.close(),
    };
  },
  message: (attemptId) => letter(attemptId),
};

describeSending(world);
describeLongRun(world, ["reset-before", "reset-after", "malformed", "slow"]);

test("SMTP cannot be asked about a lost message, and the provider does not claim it", async () => {
  const side = await world.open();
  const provider = side.connect();
  expect(provider.reconcile).toBeNull();
  await side.close();
  await provider.close();
});
