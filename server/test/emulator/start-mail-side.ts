import type { Journal } from "#test/emulator/journal.ts";
import { startSmtpSink, type SmtpSink } from "#test/smtp-sink.ts";

/** Takes mail by SMTP and writes it into the journal; a mail is kept as it came. */
export function startMailSide(port: number, journal: Journal): Promise<SmtpSink> {
  return startSmtpSink({
    port,
    keep: false,
    onMessage: ({ attemptId, messageId, to, subject, raw }) =>
      journal.add({
        provider: "smtp",
        channel: "email",
        providerId: messageId,
        attemptId: attemptId === "" ? null : attemptId,
        from: /^From: .*?([^<\s]+@[^>\s]+)/im.exec(raw)?.[1] ?? "",
        to,
        subject,
        body: raw,
        at: new Date().toISOString(),
        state: "accepted",
        failure: null,
        details: {},
      }),
  });
}
