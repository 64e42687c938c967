import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  classifyMessage,
  type Intent,
  type Message,
  type Reading,
} from "#server/domain/inbound-messages/classify-message.ts";
import {
  SAMPLE_DAY,
  SAMPLE_REPLIES,
  type SampleReply,
} from "#server/domain/inbound-messages/reading/sample-replies.ts";
import { TRAPS } from "#server/domain/inbound-messages/reading/sample-traps.ts";

function readReply({ message, language }: SampleReply): Reading {
  return classifyMessage(message, { today: SAMPLE_DAY, language });
}

function readText(text: string, more: Partial<Message> = {}, language: string | null = "en") {
  const message: Message = { channel: "sms", subject: null, text, isAutomatic: false, ...more };
  return classifyMessage(message, { today: SAMPLE_DAY, language });
}

function tellMiss(reply: SampleReply): string {
  const { intent, also } = readReply(reply);
  const read = [intent, ...also].join(", ");
  return `${reply.intent} was read as ${read}: ${JSON.stringify(reply.message.text)}`;
}

function missesAmong(replies: readonly SampleReply[]): string[] {
  return replies.filter((reply) => readReply(reply).intent !== reply.intent).map(tellMiss);
}

function labelled(intent: Intent): SampleReply[] {
  return SAMPLE_REPLIES.filter((reply) => reply.intent === intent);
}

describe("Of the replies that a person has labelled", () => {
  test("there are enough, of every intent and in every language", () => {
    const isIn = (language: string) =>
      SAMPLE_REPLIES.filter((reply) => reply.language === language).length;
    expect(SAMPLE_REPLIES.length).toBeGreaterThan(800);
    expect(["en", "de", "fr"].map(isIn).every((count) => count > 100)).toBe(true);
    expect(new Set(SAMPLE_REPLIES.map(({ intent }) => intent)).size).toBe(10);
  });

  test.each<Intent>(["stop", "start", "hardship"])("no %s is overlooked", (intent) => {
    expect(missesAmong(labelled(intent))).toEqual([]);
  });

  test.each<Intent>(["stop", "start"])("nothing else is taken for a %s", (intent) => {
    const others = SAMPLE_REPLIES.filter((reply) => reply.intent !== intent);
    const taken = others.filter((reply) => readReply(reply).intent === intent);
    expect(taken.map(tellMiss)).toEqual([]);
  });

  test("95 of 100 are read as a person reads them", () => {
    const misses = missesAmong(SAMPLE_REPLIES);
    const part = 1 - misses.length / SAMPLE_REPLIES.length;
    expect(part, misses.join("\n")).toBeGreaterThanOrEqual(0.95);
  });

  test("every promise names the day that the person means, or none", () => {
    const wrong = labelled("promise")
      .map((reply) => ({ reply, on: readReply(reply).promisedOn }))
      .filter(({ reply, on }) => on !== reply.promisedOn)
      .map(({ reply, on }) => `${reply.promisedOn} was read as ${on}: ${reply.message.text}`);
    expect(wrong).toEqual([]);
  });

  test("the words that decided stand in the message", () => {
    const invented = SAMPLE_REPLIES.filter(({ message }) => !message.isAutomatic).filter(
      (reply) => {
        const { evidence, intent } = readReply(reply);
        const written = `${reply.message.subject}\n${reply.message.text}`;
        const isSilent = evidence.length === 0 && intent !== "unclear";
        return isSilent || evidence.some((words) => !written.includes(words));
      },
    );
    expect(invented.map(tellMiss)).toEqual([]);
  });
});

const CARRIER_STOPS = `STOP;STOPALL;STOP ALL;UNSUBSCRIBE;END;QUIT;CANCEL;REVOKE;OPTOUT;OPT OUT
  OPT-OUT;REMOVE;TD;ARRET;ARRÊT;STOPP;ABMELDEN;ABBESTELLEN;DÉSINSCRIRE;DESABONNER;DÉSABONNER`.split(
  /;|\n\s*/,
);

describe("Words of the carriers", () => {
  test("stop alone, in any case and with anything polite around them, beyond doubt", () => {
    const cased = fc.constantFrom<(text: string) => string>(
      (text) => text,
      (text) => text.toLowerCase(),
      (text) => `${text[0]}${text.slice(1).toLowerCase()}`,
    );
    const around = fc.constantFrom(
      "",
      " ",
      "\n",
      '"',
      "'",
      "!",
      ".",
      "…",
      " please",
      ", bitte",
      " svp",
      "\t🙏",
    );
    const before = fc.constantFrom("", " ", "\n\n", '"', "«", "Please ", "bitte ");
    const channel = fc.constantFrom<Message["channel"]>("sms", "whatsapp", "email");
    const word = fc.constantFrom(...CARRIER_STOPS);
    fc.assert(
      fc.property(word, cased, before, around, channel, (word, cased, before, around, channel) => {
        const { intent, confidencePercent } = readText(before + cased(word) + around, { channel });
        expect([intent, confidencePercent]).toEqual(["stop", 100]);
      }),
    );
  });

  test.each([
    "I will stop by the bank",
    "it was due at the end of the month",
    "please cancel the order",
    "la fin du mois",
    "fin du mois",
    "bis Ende des Monats",
    "remove the late fee please",
    "the end",
    "Don't stop the reminders, they help me",
    "To unsubscribe from our newsletter click here",
    "you did not email me the invoice",
    "Bitte stornieren Sie die Bestellung",
  ])("inside %j they stop nothing", (text) => {
    const { intent, also } = readText(text);
    expect([intent, ...also]).not.toContain("stop");
  });

  test.each(Object.entries(TRAPS))("that sound like %s are not taken for it", (intent, texts) => {
    const trapped = texts.filter((text) => {
      const reading = readText(text, {}, null);
      return [reading.intent, ...reading.also].includes(intent as Intent);
    });
    expect(trapped).toEqual([]);
  });

  test("start only alone, and a yes only where carriers know it", () => {
    expect(readText("start").intent).toBe("start");
    expect(readText("we start work on Monday").intent).not.toBe("start");
    expect(readText("Yes").intent).toBe("start");
    expect(readText("Yes", { channel: "email" }).intent).toBe("unclear");
    expect(readText("yes I got it").intent).not.toBe("start");
  });
});

describe("When a message says several things", () => {
  test.each<[string, Intent, Intent[]]>([
    ["I lost my job. Stop texting me.", "stop", ["hardship"]],
    ["I lost my job but I'll pay £20 on Friday", "hardship", ["promise"]],
    ["I paid last week, and I dispute the late fee", "dispute", ["paid_already"]],
    ["I paid half yesterday and will pay the rest on Friday", "promise", ["paid_already"]],
    ["Wrong number. Who are you?", "wrong_person", ["question"]],
  ])("%j is first of all what ends contact", (text, intent, also) => {
    expect(readText(text)).toMatchObject({ intent, also });
  });

  test("it is less sure of one thing when another speaks against it", () => {
    const alone = readText("We dispute the late fee");
    const both = readText("We paid this on Monday and we dispute the late fee");
    expect(both.intent).toBe(alone.intent);
    expect(both.confidencePercent).toBeLessThan(alone.confidencePercent);
  });

  test("a promise without a day is worth less than one with a day", () => {
    expect(readText("I will pay").confidencePercent).toBeLessThan(70);
    expect(readText("I will pay on Friday").confidencePercent).toBeGreaterThan(80);
  });

  test("a machine says nothing but that somebody is away, or gone", () => {
    const machine = { isAutomatic: true, channel: "email" } as const;
    const away = readText("STOP. I have paid. I will pay on Friday. I am in hospital.", machine);
    expect(away).toMatchObject({ intent: "out_of_office", confidencePercent: 95, also: [] });
    expect(away.promisedOn).toBe(null);
    expect(readText("Ann no longer works here.", machine).intent).toBe("wrong_person");
  });
});

describe("Any text at all", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: 400 }),
    fc
      .array(fc.constantFrom(...SAMPLE_REPLIES.map(({ message }) => message.text)), {
        maxLength: 9,
      })
      .map((texts) => texts.join(" ")),
  );

  test("is read, the same each time, with its parts in bounds", () => {
    const language = fc.constantFrom(null, "en", "de-AT", "fr", "en-US", "x");
    const channel = fc.constantFrom<Message["channel"]>("sms", "email", "whatsapp");
    fc.assert(
      fc.property(
        text,
        text,
        channel,
        language,
        fc.boolean(),
        (text, subject, channel, language, isAutomatic) => {
          const message = { channel, subject, text, isAutomatic };
          const reading = classifyMessage(message, { today: SAMPLE_DAY, language });
          expect(classifyMessage(message, { today: SAMPLE_DAY, language })).toEqual(reading);
          expect(reading.confidencePercent).toBeGreaterThanOrEqual(0);
          expect(reading.confidencePercent).toBeLessThanOrEqual(100);
          expect(reading.also).not.toContain(reading.intent);
          expect(reading.promisedOn === null || reading.promisedOn >= SAMPLE_DAY).toBe(true);
          expect(reading.paidOn === null || reading.paidOn <= SAMPLE_DAY).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });

  test.each([
    ["one word", "a".repeat(100_000)],
    ["words", "pay ".repeat(25_000)],
    ["beginnings of phrases", "i will not ".repeat(9_000)],
    ["gaps", "please stop sending you have we ".repeat(3_200)],
    ["payments", "I paid £5 on 3 October. ".repeat(4_200)],
    ["German beginnings", "ich werde nicht mehr am bis zum ".repeat(3_200)],
    ["digits", "1.".repeat(50_000)],
    ["numbers", "3 12 ".repeat(20_000)],
    ["apostrophes", "a'".repeat(50_000)],
    ["at signs", "a@".repeat(50_000)],
    ["spaces", " ".repeat(100_000)],
    ["lines", "\n".repeat(100_000)],
    ["signatures", "\n-- ".repeat(25_000)],
    ["questions", "?".repeat(100_000)],
    ["marks", "e\u0301".repeat(50_000)],
  ])("of 100 kB of %s is read, and not for ever", { timeout: 5000 }, (_name, long) => {
    expect(readText(long, { channel: "email", subject: long }).confidencePercent).toBeGreaterThan(
      -1,
    );
  });
});
