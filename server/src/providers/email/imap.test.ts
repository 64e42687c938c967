import { afterEach, describe, expect, test } from "vitest";
import { pollMailbox, type MailboxOptions } from "#server/providers/email/imap.ts";
import { startImapServer, type ImapServer, type ImapServerOptions } from "#test/imap-server.ts";
import { closeAll, closing } from "#test/smtp-bed.ts";

afterEach(closeAll);

const BEGINNING = { uidValidity: "7", lastUid: 0n };

async function start(options: ImapServerOptions = {}) {
  return closing(await startImapServer(options));
}

function box({ port }: Pick<ImapServer, "port">, changes: Partial<MailboxOptions> = {}) {
  const login = { user: "box", password: "secret", timeoutMs: 2_000 };
  return { host: "127.0.0.1", port, secure: false, ...login, ...changes };
}

function mail(text: string, changes = ""): string {
  return [
    "From: Bob <bob@customer.test>",
    "To: billing@acme.test",
    `Subject: About ${text}`,
    "Content-Type: text/plain; charset=utf-8",
    ...(changes === "" ? [] : [changes]),
    "",
    text,
    "",
  ].join("\r\n");
}

function texts(reading: Awaited<ReturnType<typeof pollMailbox>>): readonly string[] {
  if ("trouble" in reading) throw new Error(reading.trouble);
  return reading.events.map((event) => (event.kind === "reply" ? event.text : event.kind));
}

describe("a mailbox", () => {
  test("is read from its present end on", async () => {
    const imap = await start({ mails: [mail("old one"), mail("old two")] });
    const first = await pollMailbox(box(imap), { uidValidity: null, lastUid: 0n });
    expect(first).toEqual({ events: [], uidValidity: "7", lastUid: 2n });
    imap.append(mail("a reply, £5"));
    expect(await pollMailbox(box(imap), { uidValidity: "7", lastUid: 2n })).toEqual({
      events: [
        {
          kind: "reply",
          key: "imap:7:3",
          channel: "email",
          providerId: "imap:7:3",
          from: "bob@customer.test",
          to: "billing@acme.test",
          subject: "About a reply, £5",
          text: "a reply, £5",
          answersAttemptId: null,
          isAutomatic: false,
          isConfirmed: false,
          at: "2026-03-03T10:15:00.000Z",
        },
      ],
      uidValidity: "7",
      lastUid: 3n,
    });
  });

  test("with nothing new stays where it was, though a server names its last mail", async () => {
    const imap = await start({ mails: [mail("one")] });
    const since = { uidValidity: "7", lastUid: 1n };
    expect(await pollMailbox(box(imap), since)).toEqual({ events: [], ...since });
  });

  test("that is empty has its end at zero", async () => {
    const imap = await start();
    const none = { events: [], uidValidity: "7", lastUid: 0n };
    expect(await pollMailbox(box(imap), { uidValidity: null, lastUid: 0n })).toEqual(none);
    expect(await pollMailbox(box(imap), BEGINNING)).toEqual(none);
  });

  test("is opened for reading only, and no mail becomes seen", async () => {
    const imap = await start({ mails: [mail("one"), mail("two")] });
    expect(texts(await pollMailbox(box(imap), BEGINNING))).toEqual(["one", "two"]);
    expect(imap.mails.map(({ isSeen }) => isSeen)).toEqual([false, false]);
    expect(
      imap.commands.filter((command) => /^(?:UID )?(SELECT|STORE|EXPUNGE)/.test(command)),
    ).toEqual([]);
  });

  test("that was numbered anew is read from its present end on", async () => {
    const imap = await start({ uidValidity: 8, mails: [mail("one"), mail("two")] });
    const reading = await pollMailbox(box(imap), { uidValidity: "7", lastUid: 1n });
    expect(reading).toEqual({ events: [], uidValidity: "8", lastUid: 2n });
  });

  test("with many mails is read a hundred at a time, each once and in order", async () => {
    const all = Array.from({ length: 230 }, (_, index) => `mail ${index}`);
    const imap = await start({ mails: all.map((text) => mail(text)) });
    const seen: string[] = [];
    const sizes: number[] = [];
    let lastUid = 0n;
    for (let round = 0; round < 4; round += 1) {
      const reading = await pollMailbox(box(imap), { uidValidity: "7", lastUid });
      seen.push(...texts(reading));
      sizes.push(texts(reading).length);
      lastUid = "trouble" in reading ? lastUid : reading.lastUid;
    }
    expect(sizes).toEqual([100, 100, 30, 0]);
    expect(seen).toEqual(all);
  });

  test("loses nothing behind a mail that is too long, unreadable or our own", async () => {
    const imap = await start({ mails: [mail("too long"), "", mail("own"), mail("good")] });
    imap.mails[0]!.size = 11 * 1024 * 1024;
    imap.mails[2]!.raw = mail("own", "X-Dunlin-Attempt: a1\r\nAuto-Submitted: auto-generated");
    const reading = await pollMailbox(box(imap), BEGINNING);
    expect(texts(reading)).toEqual(["good"]);
    expect(reading).toMatchObject({ lastUid: 4n });
    expect(imap.commands.filter((command) => /^UID FETCH 1 .*BODY/.test(command))).toEqual([]);
  });

  test("whose connection is lost has been read as far as it came", async () => {
    const plan = (command: string) => (command.startsWith("UID FETCH 3 ") ? "drop" : undefined);
    const imap = await start({ plan, mails: [mail("one"), mail("two"), mail("three")] });
    const reading = await pollMailbox(box(imap), BEGINNING);
    expect(texts(reading)).toEqual(["one", "two"]);
    expect(reading).toMatchObject({ lastUid: 2n });
  });
});

describe("trouble with a mailbox", () => {
  test("says that the login was refused, and not with what", async () => {
    const imap = await start();
    const reading = await pollMailbox(box(imap, { password: "wrong-one" }), BEGINNING);
    expect(reading).toEqual({
      trouble: expect.stringMatching(/refused the login.*Wrong password/),
    });
    expect(JSON.stringify(reading)).not.toContain("wrong-one");
  });

  test("says that there is no such folder", async () => {
    const imap = await start();
    const reading = await pollMailbox(box(imap, { folder: "Replies" }), BEGINNING);
    expect(reading).toEqual({ trouble: expect.stringContaining("No such mailbox") });
  });

  test("is told where nobody listens", async () => {
    const imap = await start();
    await imap.close();
    const reading = await pollMailbox(box(imap), BEGINNING);
    expect(reading).toEqual({ trouble: expect.stringContaining("ECONNREFUSED") });
  });

  test("is told where the address makes no sense", async () => {
    const reading = await pollMailbox(box({ port: -1 }, { host: "" }), BEGINNING);
    expect(reading).toEqual({ trouble: expect.any(String) });
  });

  test.each(["greeting", "CAPABILITY", "LOGIN", "EXAMINE", "UID SEARCH", "UID FETCH"])(
    "ends the wait for a server that falls silent or hangs up at %s",
    async (step) => {
      for (const order of ["hang", "drop"] as const) {
        const plan = (command: string) => (command.startsWith(step) ? order : undefined);
        const imap = await start({ plan, mails: [mail("one")] });
        const reading = await pollMailbox(box(imap, { timeoutMs: 40 }), BEGINNING);
        expect(reading).toEqual({ trouble: expect.stringMatching(/./) });
      }
    },
  );

  test("ends a conversation that a server draws out for ever", async () => {
    const plan = (command: string) => (command === "greeting" ? undefined : ("drip" as const));
    const imap = await start({ plan });
    const begin = performance.now();
    const reading = await pollMailbox(box(imap, { timeoutMs: 100 }), BEGINNING);
    expect(reading).toEqual({ trouble: expect.stringMatching(/does not come to an end|ETIMEOUT/) });
    expect(performance.now() - begin).toBeLessThan(2_000);
  });

  test("speaks no password to a distant server without TLS", async () => {
    const imap = await start();
    const reading = await pollMailbox(box(imap, { host: "0.0.0.0" }), BEGINNING);
    expect(reading).toEqual({ trouble: expect.stringMatching(/./) });
    expect(imap.commands.filter((command) => command.startsWith("LOGIN"))).toEqual([]);
  });
});
