import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readMail } from "#server/providers/email/read-mail.ts";

const NOW = new Date("2026-03-03T12:00:00Z");
const ATTEMPT = "01jnqy8c5w3f0k2m4p6r8t0v2x-01jnqy8c5w9a1b3d5f7h9k1m3p";
const OTHER = "01jnqy8c5w3f0k2m4p6r8t0v2x-01jnqy8c5wzzzzzzzzzzzzzzzz";

/** A mail from Bob: headers by name (null leaves one out), and its body. */
function mail(headers: Record<string, string | null> = {}, body = "We have paid.\r\n"): Uint8Array {
  const all: Record<string, string | null> = {
    From: "Bob <Bob@Customer.test>",
    To: "Acme <billing@acme.test>",
    Subject: "Re: Invoice 7 is overdue",
    Date: "Tue, 03 Mar 2026 11:15:00 +0100",
    "Message-ID": "<reply-1@customer.test>",
    "Content-Type": "text/plain; charset=utf-8",
    ...headers,
  };
  const lines = Object.entries(all).filter(([, value]) => value !== null);
  const block = lines.map(([name, value]) => `${name}: ${value}\r\n`).join("");
  return Buffer.from(`${block}\r\n${body}`);
}

function read(raw: Uint8Array) {
  return readMail(raw, { key: "k1", now: NOW });
}

async function replyTo(...parts: Parameters<typeof mail>) {
  const event = await read(mail(...parts));
  if (event?.kind !== "reply") throw new Error(`No reply: ${event?.kind}`);
  return event;
}

describe("a reply", () => {
  test("is what the person wrote, to what, and when", async () => {
    const body =
      "We have paid.\r\n\r\nOn Tue, 3 Mar 2026 at 10:12, Acme <b@acme.test> wrote:\r\n> Pay!\r\n";
    expect(await read(mail({ "In-Reply-To": `<${ATTEMPT}@mail.acme.test>` }, body))).toEqual({
      kind: "reply",
      key: "k1",
      channel: "email",
      providerId: "<reply-1@customer.test>",
      from: "bob@customer.test",
      to: "billing@acme.test",
      subject: "Re: Invoice 7 is overdue",
      text: "We have paid.",
      answersAttemptId: ATTEMPT,
      isAutomatic: false,
      isConfirmed: false,
      at: "2026-03-03T10:15:00.000Z",
    });
  });

  test.each<[string, Record<string, string | null>, string | null]>([
    ["In-Reply-To", { "In-Reply-To": `<${ATTEMPT}@mail.acme.test>` }, ATTEMPT],
    ["In-Reply-To in capitals", { "In-Reply-To": `<${ATTEMPT.toUpperCase()}@M.TEST>` }, ATTEMPT],
    ["References", { References: `<a@b.test>\r\n <${ATTEMPT}@m.test> <c@d.test>` }, ATTEMPT],
    ["the latest of References", { References: `<${OTHER}@m.test> <${ATTEMPT}@m.test>` }, ATTEMPT],
    [
      "In-Reply-To before all else",
      {
        "In-Reply-To": `<${ATTEMPT}@m.test>`,
        References: `<${OTHER}@m.test>`,
        To: `reply+${OTHER}@in.acme.test`,
      },
      ATTEMPT,
    ],
    ["the recipient", { To: `a@b.test, Acme <reply+${ATTEMPT}@in.acme.test>` }, ATTEMPT],
    ["a copied recipient", { Cc: `reply+${ATTEMPT}@in.acme.test` }, ATTEMPT],
    ["the recipient on the way", { "Delivered-To": `Reply+${ATTEMPT}@in.acme.test` }, ATTEMPT],
    ["nothing", { "In-Reply-To": "<a@b.test>" }, null],
    ["too short an id", { "In-Reply-To": `<${ATTEMPT.slice(1)}@m.test>` }, null],
    ["an id inside another", { "In-Reply-To": `<x${ATTEMPT}@m.test>` }, null],
    ["an address inside another", { To: `noreply+${ATTEMPT}@in.acme.test` }, null],
  ])("is matched by %s", async (_, headers, answersAttemptId) => {
    expect(await replyTo(headers)).toMatchObject({ answersAttemptId });
  });

  test("came to the address that has the attempt, else to the first", async () => {
    const token = `reply+${ATTEMPT}@in.acme.test`;
    expect(await replyTo({ To: `A@b.test, ${token}` })).toMatchObject({ to: token });
    expect(await replyTo({ To: "A@b.test, c@d.test" })).toMatchObject({ to: "a@b.test" });
    expect(await replyTo({ To: null })).toMatchObject({ to: "" });
  });

  test.each<[string, string]>([
    ["Tue, 03 Mar 2026 12:00:01 +0000", NOW.toISOString()],
    ["Thu, 01 Jan 1970 00:00:00 +0000", NOW.toISOString()],
    ["yesterday", NOW.toISOString()],
    ["Mon, 02 Mar 2026 09:00:00 -0500", "2026-03-02T14:00:00.000Z"],
  ])("dated %s is taken as of %s", async (Date, at) => {
    expect(await replyTo({ Date })).toMatchObject({ at });
  });

  test.each<[string, Record<string, string>, string, string]>([
    [
      "Gmail, HTML only",
      { "Content-Type": "text/html; charset=utf-8" },
      '<div dir="ltr">We&#39;ve paid.<br>Bob</div><br><div class="gmail_quote"><div class="gmail_attr">' +
        "On Tue, 3 Mar 2026 at 10:12, Acme &lt;b@acme.test&gt; wrote:<br></div>" +
        '<blockquote class="gmail_quote"><p>Reply STOP</p></blockquote></div>',
      "We've paid.\nBob",
    ],
    [
      "Outlook, HTML only",
      { "Content-Type": 'text/html; charset="iso-8859-1"' },
      "<html><head><style>p{}</style></head><body><p class=MsoNormal>Wir zahlen.<o:p></o:p></p>" +
        "<div><p><b>Von:</b> Acme &lt;b@acme.test&gt; <br><b>Gesendet:</b> 3. M&auml;rz<br>" +
        "<b>An:</b> Bob<br><b>Betreff:</b> 7</p></div><p>Reply STOP</p></body></html>",
      "Wir zahlen.",
    ],
    [
      "Apple Mail, quoted-printable",
      {
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "quoted-printable",
      },
      "Nous avons pay=C3=A9.\r\n\r\nLe 3 mars 2026 =C3=A0 10:12, Acme <b@acme.test> a =C3=A9crit=C2=A0:\r\n\r\n> Payez\r\n",
      "Nous avons payé.",
    ],
    [
      "both, of which the text counts",
      { "Content-Type": "multipart/alternative; boundary=b" },
      "--b\r\nContent-Type: text/plain\r\n\r\nYes.\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>No.\r\n--b--\r\n",
      "Yes.",
    ],
    [
      "with an attached mail, which is not theirs",
      { "Content-Type": "multipart/mixed; boundary=b" },
      "--b\r\nContent-Type: text/plain\r\n\r\nYes.\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nSubject: x\r\n\r\nSTOP\r\n--b--\r\n",
      "Yes.",
    ],
    ["nothing at all", {}, "", ""],
  ])("keeps the person's words: %s", async (_, headers, body, text) => {
    expect(await replyTo(headers, body)).toMatchObject({ text });
  });

  test("holds nothing that a database could not keep", async () => {
    const half = "😀".repeat(10_001);
    const reply = await replyTo(
      { Subject: "a\0b", "Content-Type": "text/html" },
      `\0x${half}&#xD800;`,
    );
    expect(reply.subject).toBe("ab");
    expect(reply.text).toMatch(/^x(😀)+\ufffd?$/u);
    expect(reply.text.isWellFormed()).toBe(true);
  });

  test.each<[string, string]>([
    ["parts", "--b\r\n".repeat(1_000_000)],
    ["lines", "\r\n".repeat(2_000_000)],
    [
      "attached lines",
      `Content-Type: application/pdf\r\n\r\n${`${"YWFh".repeat(19)}\r\n`.repeat(130_000)}--b--\r\n`,
    ],
  ])("is read in bounded time, though it ends in very many %s", async (_, rest) => {
    const type = { "Content-Type": "multipart/mixed; boundary=b" };
    const words = "--b\r\nContent-Type: text/plain\r\n\r\nYes.\r\n--b\r\n";
    const begin = performance.now();
    expect(await replyTo(type, words + rest)).toMatchObject({ text: "Yes." });
    expect(performance.now() - begin).toBeLessThan(8_000);
  });

  test("has its words cut at 20,000 characters", async () => {
    expect((await replyTo({}, "word ".repeat(10_000))).text).toHaveLength(20_000);
  });
});

describe("a machine's answer", () => {
  test.each<[Record<string, string>]>([
    [{ "Auto-Submitted": "auto-replied" }],
    [{ "Auto-Submitted": "auto-generated (vacation)" }],
    [{ "X-Autoreply": "yes" }],
    [{ "X-Auto-Response-Suppress": "DR, OOF, AutoReply" }],
    [{ Precedence: "auto_reply" }],
    [{ "Return-Path": "<>" }],
    [{ From: "MAILER-DAEMON@mx.customer.test" }],
    [{ "Content-Type": "multipart/report; report-type=disposition-notification; boundary=b" }],
    [{ Subject: "Automatic reply: Invoice 7 is overdue" }],
    [{ Subject: "Out of Office: Invoice 7 is overdue" }],
    [{ Subject: "Re: I am out of the office until Monday" }],
    [{ Subject: "=?utf-8?Q?Automatische_Antwort=3A_Rechnung_7?=" }],
    [{ Subject: "Abwesenheitsnotiz: Rechnung 7" }],
    [{ Subject: "AW: Abwesenheit" }],
    [{ Subject: "=?utf-8?B?UsOpcG9uc2UgYXV0b21hdGlxdWU=?= : Facture 7" }],
    [{ Subject: "Message d'absence" }],
  ])("is told by %j", async (headers) => {
    expect(await replyTo(headers)).toMatchObject({ isAutomatic: true });
  });

  test.each<[Record<string, string>]>([
    [{ "Auto-Submitted": "no" }],
    [{ "X-Auto-Response-Suppress": "DR, RN" }],
    [{ Precedence: "list" }],
    [{ "Return-Path": "<bob@customer.test>" }],
    [{ Subject: "Re: Invoice 7: I was out of office" }],
    [{ Subject: "Automatically paid" }],
    [{ Subject: "Re: Absences of your staff" }],
  ])("is not told by %j", async (headers) => {
    expect(await replyTo(headers)).toMatchObject({ isAutomatic: false });
  });
});

describe("what is nobody's reply", () => {
  const own = { "X-Dunlin-Attempt": ATTEMPT, "Auto-Submitted": "auto-generated" };

  test.each<[string, Uint8Array]>([
    ["our own mail", mail(own)],
    ["a mail without a sender", mail({ From: null })],
    ["a sender without an address", mail({ From: "Bob" })],
    ["nothing", new Uint8Array()],
    [
      "headers without end",
      Buffer.from(`From: a@b.test\r\n${`X: ${"y".repeat(40)}\r\n`.repeat(20_000)}`),
    ],
  ])("is nothing: %s", async (_, raw) => {
    expect(await read(raw)).toBe(null);
  });

  test("never fails, whatever the bytes", async () => {
    const line = fc.oneof(
      fc.constantFrom(
        "From: a@b.test",
        "Content-Type: multipart/report; boundary=b",
        "Content-Type: message/delivery-status",
        "Content-Transfer-Encoding: base64",
        "--b",
        "--b--",
        "Action: failed",
        "",
      ),
      fc.string({ unit: "binary" }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 25 }), async (lines) => {
        const event = await read(Buffer.from(lines.join("\r\n")));
        const json = JSON.stringify(event);
        expect(JSON.parse(json)).toEqual(event);
        expect(json).not.toMatch(/\\u0000|\\ud[89a-f]/);
      }),
      { numRuns: 100 },
    );
  });
});
