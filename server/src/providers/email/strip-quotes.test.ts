import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { stripQuotes } from "#server/providers/email/strip-quotes.ts";

const QUOTE = ["> Dear Bob,", ">", "> invoice 7 is overdue. Reply STOP to unsubscribe.", "> Acme"];
const PLAIN = QUOTE.map((line) => line.slice(2));

/** What mail programs put between a reply and our words, in the languages that we write. */
const INTRODUCTIONS: readonly [string, string[]][] = [
  ["Gmail, English", ["On Tue, 3 Mar 2026 at 10:12, Acme Ltd <billing@acme.test> wrote:"]],
  [
    "Gmail, wrapped",
    ["On Tue, 3 Mar 2026 at 10:12, Acme Ltd and Partners", "<billing@acme.test>", "wrote:"],
  ],
  ["Gmail, American", ["On Tue, Mar 3, 2026 at 10:12 AM Acme Ltd <billing@acme.test> wrote:"]],
  ["Gmail, narrow space", ["On Tue, Mar 3, 2026 at 10:12\u202fAM Acme <billing@acme.test> wrote:"]],
  ["Gmail, German", ["Am Di., 3. März 2026 um 10:12 Uhr schrieb Acme <billing@acme.test>:"]],
  ["Gmail, French", ["Le mar. 3 mars 2026 à 10:12, Acme <billing@acme.test> a écrit\u00a0:"]],
  ["Gmail, Android", ["Acme <billing@acme.test> schrieb am Di., 3. März 2026, 10:12:"]],
  ["Gmail, Spanish", ["El mar, 3 mar 2026 a las 10:12, Acme (<billing@acme.test>) escribió:"]],
  ["Gmail, Italian", ["Il giorno mar 3 mar 2026 alle ore 10:12 Acme <b@acme.test> ha scritto:"]],
  ["Gmail, Dutch", ["Op di 3 mrt 2026 om 10:12 schreef Acme <billing@acme.test>:"]],
  ["Gmail, old", ["2026-03-03 10:12 GMT+01:00 Acme <billing@acme.test>:"]],
  ["Apple Mail, English", ["On 3 Mar 2026, at 10:12, Acme Ltd <billing@acme.test> wrote:"]],
  ["Apple Mail, German", ["Am 03.03.2026 um 10:12 schrieb Acme Ltd <billing@acme.test>:"]],
  ["Apple Mail, French", ["Le 3 mars 2026 à 10:12, Acme Ltd <billing@acme.test> a écrit :"]],
  ["Thunderbird, German", ["Am 03.03.26 um 10:12 schrieb Acme Ltd:"]],
  ["Yahoo", ["On Tuesday 3 March 2026 at 10:12:33 GMT, Acme <billing@acme.test> wrote:"]],
  [
    "Outlook, English",
    [
      "From: Acme Ltd <billing@acme.test>",
      "Sent: 03 March 2026 10:12",
      "To: Bob <bob@customer.test>",
      "Subject: Invoice 7 is overdue",
    ],
  ],
  [
    "Outlook, German",
    [
      "Von: Acme Ltd <billing@acme.test>",
      "Gesendet: Dienstag, 3. März 2026 10:12",
      "An: Bob <bob@customer.test>",
      "Betreff: Rechnung 7 ist überfällig",
    ],
  ],
  [
    "Outlook, French",
    [
      "De : Acme Ltd <billing@acme.test>",
      "Envoyé : mardi 3 mars 2026 10:12",
      "À : Bob <bob@customer.test>",
      "Objet : La facture 7 est échue",
    ],
  ],
  ["Outlook, with a rule", ["________________________________", "From: Acme", "Sent: today"]],
  [
    "Outlook in Gmail",
    ["*From:* Acme <b@acme.test>", "*Sent:* 3 March", "*To:* Bob", "*Subject:* 7"],
  ],
  [
    "GMX",
    ["Gesendet: Dienstag, 3. März 2026", "Von: b@acme.test", "An: bob@customer.test", "Betreff: 7"],
  ],
  ["old Outlook, English", ["-----Original Message-----", "From: Acme Ltd"]],
  ["old Outlook, German", ["-----Ursprüngliche Nachricht-----", "Von: Acme Ltd"]],
  ["old Outlook, French", ["-----Message d'origine-----", "De : Acme Ltd"]],
  ["Samsung", ["-------- Original message --------", "From: Acme"]],
  ["Apple Mail, forwarding", ["Begin forwarded message:"]],
];

describe("quoted history", () => {
  test.each(INTRODUCTIONS)("of %s is left out", (_, introduction) => {
    for (const quote of [QUOTE, PLAIN]) {
      const mail = ["We have paid.", "", "Bob", "", ...introduction, "", ...quote];
      expect(stripQuotes(mail.join("\r\n"))).toBe("We have paid.\n\nBob");
    }
  });

  test.each(INTRODUCTIONS.slice(0, 16))(
    "of %s stands above an answer below it",
    (_, introduction) => {
      const mail = [...introduction, ...QUOTE, "", "We have paid.", "", "> Acme", "", "Stop."];
      expect(stripQuotes(mail.join("\n"))).toBe("We have paid.\n\nStop.");
    },
  );

  test("leaves nothing of a mail that only quotes", () => {
    expect(stripQuotes(QUOTE.join("\n"))).toBe("");
    expect(stripQuotes("On 3 Mar 2026, at 10:12, Acme <b@acme.test> wrote:\n\nDear Bob")).toBe("");
  });
});

describe("a person's own words", () => {
  test.each([
    "On Monday our accountant wrote:\nplease send the invoice again.",
    "On 3 March at 10:15 I wrote:\nwe dispute this.",
    "Am 3. März um 10:15 schrieb ich Ihnen:\nwir zahlen nicht.",
    "Le plombier a écrit :\ntout est en ordre.",
    "Von: Konto 123\nAn: Konto 456\nBetreff: Rechnung 7\nDatum: 3. März",
    "From: the bank\nTo: you\nDate: 3 March",
    "Sent from our account yesterday.",
    "Date: 3 March\nwe pay then.",
    "1 > 0\n-- not a signature\na_________",
    "On it!",
  ])("stay: %j", (text) => {
    expect(stripQuotes(text)).toBe(text);
  });

  test.each([
    "Sent from my iPhone",
    "Sent from Outlook for Android",
    "Get Outlook for iOS<https://aka.ms/o0ukef>",
    "Von meinem iPhone gesendet",
    "Gesendet von Mail für Windows",
    "Diese Nachricht wurde von meinem Android Mobiltelefon mit GMX Mail gesendet.",
    "Envoyé de mon iPhone",
    "Envoyé depuis mon mobile Orange",
    "Obtenir Outlook pour Android",
  ])("stay without %j", (footer) => {
    expect(stripQuotes(`Yes.\n\n${footer}\n\n${QUOTE.join("\n")}`)).toBe("Yes.");
  });

  test.each(["-- ", "--", "--\u00a0"])("end at the signature after %j", (delimiter) => {
    expect(stripQuotes(`Yes.\n\n${delimiter}\nBob\nDirector`)).toBe("Yes.");
  });

  test("stay when nothing in them looks like a quote", () => {
    const words = fc.stringMatching(/^[a-z0-9 ,.!?€ß]{1,80}$/).map((line) => line.trim());
    fc.assert(
      fc.property(fc.array(words, { maxLength: 20 }), (lines) => {
        const text = lines
          .join("\n")
          .replace(/\n{3,}/g, "\n\n")
          .trim();
        expect(stripQuotes(text)).toBe(text);
      }),
    );
  });

  test("are no more than the mail, and no line of them is quoted", () => {
    const line = fc.oneof(
      fc.constantFrom(...INTRODUCTIONS.flatMap(([, lines]) => lines), ...QUOTE, ...PLAIN, "--", ""),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 15 }), (lines) => {
        const once = stripQuotes(lines.join("\n"));
        expect(once.split("\n").some((kept) => kept.startsWith(">"))).toBe(false);
        expect(once.length).toBeLessThanOrEqual(lines.join("\n").length);
      }),
    );
  });

  test.each<[string, string]>([
    ["attributions", "On 1:11 a b\n".repeat(20_000)],
    ["one long line", `On ${"a ".repeat(100_000)}`],
    ["headers", "From: a\n".repeat(25_000)],
    ["dashes", "-".repeat(200_000)],
    ["empty lines", "\n".repeat(200_000)],
  ])("are read in little time when a mail is made of %s", (_, text) => {
    const begin = performance.now();
    stripQuotes(text);
    expect(performance.now() - begin).toBeLessThan(1_000);
  });
});
