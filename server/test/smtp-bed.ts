import type { EmailMessage, EmailProvider } from "#server/providers/email/email.ts";
import { connectSmtp, type SmtpOptions } from "#server/providers/email/smtp.ts";
import {
  startSmtpSink,
  type SinkAnswer,
  type SinkOptions,
  type SinkPlan,
} from "#test/smtp-sink.ts";

type Closable = { close(): Promise<void> };

const open: Closable[] = [];

/** Closes with `closeAll` what a test has opened. */
export function closing<T extends Closable>(one: T): T {
  open.push(one);
  return one;
}

export async function closeAll(): Promise<void> {
  await Promise.all(open.splice(0).map((one) => one.close()));
}

/** Starts a sink and a provider that sends to it. */
export async function startSmtp(sinkOptions: SinkOptions = {}, options: Partial<SmtpOptions> = {}) {
  const sink = closing(await startSmtpSink(sinkOptions));
  const url = sink.url;
  const provider = closing(connectSmtp({ url, messageIdDomain: "mail.acme.test", ...options }));
  return { sink, provider };
}

/** A message of an attempt, to an address that names the attempt. */
export function letter(attemptId: string, changes: Partial<EmailMessage> = {}): EmailMessage {
  return {
    attemptId,
    from: { name: "Acme Ltd", address: "billing@acme.test" },
    replyTo: "accounts+7@acme.test",
    to: { name: "Bob", address: `${attemptId}@customer.test` },
    subject: "Invoice 7 is overdue",
    text: "Please pay.\n.\n..two dots\n",
    html: "<p>Please pay £5.</p>",
    ...changes,
  };
}

/** Sends a message, adds its hand-over to `events`, and answers the receipt with their number. */
export async function send(provider: EmailProvider, message: EmailMessage, events: string[] = []) {
  const receipt = await provider.send(message, () => events.push("handOver"));
  return { ...receipt, handOvers: events.filter((event) => event === "handOver").length };
}

/** Plans one answer for one step. */
export function at(wanted: string, answer: SinkAnswer): SinkPlan {
  return (step) => (step === wanted ? answer : undefined);
}
