import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { connectSmtp } from "#server/providers/email/smtp.ts";
import { ask, chat, mail, print, text } from "#test/emulator/sample-requests.ts";
import { startEmulatorProcess } from "#test/emulator/start-emulator-process.ts";
import { letter } from "#test/smtp-bed.ts";

test("as a process of its own it has written down each message by the time it answers", async () => {
  const folder = mkdtempSync(join(tmpdir(), "dunlin-emulator-"));
  const emulator = await startEmulatorProcess(folder, { smtpPort: 0 });
  const smtp = connectSmtp({ url: emulator.smtpUrl! });
  try {
    await ask(emulator.url, text());
    await ask(emulator.url, chat());
    await ask(emulator.url, chat({ biz_opaque_callback_data: "attempt-2" }));
    await ask(emulator.url, mail());
    await ask(emulator.url, mail({ subject: "" }));
    await ask(emulator.url, print(null, { confirmed: "true" }));
    await smtp.send(letter("attempt-3"), () => {});
    const accepted = emulator.accepted();
    expect(accepted.map(({ provider, attemptId, to }) => `${provider} ${attemptId} ${to}`)).toEqual(
      [
        "twilio attempt-1 +447700900001",
        "meta attempt-1 +447700900001",
        "meta attempt-2 +447700900001",
        "sendgrid attempt-1 bob@customer.test",
        "intelliprint attempt-1 Bob,_1_High_Street,_London,_SW1A_1AA",
        "smtp attempt-3 attempt-3@customer.test",
      ],
    );
    expect(accepted[1]!.words).toBe(accepted[2]!.words);
    expect(accepted[2]!.words).not.toBe(accepted[3]!.words);
    const inbox = await ask(emulator.url, { path: "/", init: {} });
    expect(inbox.body).toContain("What was sent: 6");
    expect(inbox.body).toContain("Invoice 7 is overdue");
    expect(inbox.body).toContain("1 High Street");
    const mails = await ask(emulator.url, { path: "/?channel=email", init: {} });
    expect(mails.body).toContain("What was sent: 2");
    const count = { path: "/_ctl/journal?count&provider=meta", init: {} };
    expect((await ask(emulator.url, count)).body).toEqual({ count: 2 });
  } finally {
    await smtp.close();
    emulator.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
