import { describe, expect, test } from "vitest";
import { classifyMessage } from "#server/domain/inbound-messages/classify-message.ts";

// 2026-11-25 is a Wednesday.
function read(text: string, language = "en-GB", today = "2026-11-25") {
  const message = { channel: "sms", subject: null, text, isAutomatic: false } as const;
  return classifyMessage(message, { today, language });
}

describe("A promised day", () => {
  test.each([
    ["today", "2026-11-25"],
    ["tomorrow", "2026-11-26"],
    ["the day after tomorrow", "2026-11-27"],
    ["on Friday", "2026-11-27"],
    ["on Wednesday", "2026-12-02"],
    ["next Friday", "2026-12-04"],
    ["next week", "2026-12-04"],
    ["by the end of the week", "2026-11-27"],
    ["by the 15th", "2026-12-15"],
    ["by the 25th", "2026-11-25"],
    ["on 3 Dec", "2026-12-03"],
    ["on December 3rd, 2026", "2026-12-03"],
    ["on Friday 11 December", "2026-12-11"],
    ["on 03/12", "2026-12-03"],
    ["on 3.12.", "2026-12-03"],
    ["on 2026-12-03", "2026-12-03"],
    ["at the end of the month", "2026-11-30"],
    ["at the end of January", "2027-01-31"],
    ["mid January", "2027-01-15"],
    ["in two weeks", "2026-12-09"],
    ["within 10 days", "2026-12-05"],
    ["in a month", "2026-12-25"],
    ["on 2 January", "2027-01-02"],
    ["on 3 Dec 26", "2026-12-03"],
    ["on 3 December 200 EUR", "2026-12-03"],
    ["on 3 October", null],
    ["on 3 October 2026", null],
    ["on 31 February", null],
    ["soon", null],
  ])("I will pay %s: %s", (said, day) => {
    expect(read(`I will pay ${said}`)).toMatchObject({ intent: "promise", promisedOn: day });
  });

  test.each([
    ["am Freitag", "2026-11-27"],
    ["übermorgen", "2026-11-27"],
    ["uebermorgen", "2026-11-27"],
    ["bis Monatsende", "2026-11-30"],
    ["am 3. Dezember", "2026-12-03"],
    ["am 3.12.2026", "2026-12-03"],
    ["bis zum 15.", "2026-12-15"],
    ["in 14 Tagen", "2026-12-09"],
    ["Ende nächster Woche", "2026-12-04"],
    ["nächsten Montag", "2026-11-30"],
  ])("Ich zahle %s: %s", (said, day) => {
    expect(read(`Ich zahle ${said}`, "de").promisedOn).toBe(day);
  });

  test.each([
    ["vendredi", "2026-11-27"],
    ["d'ici la fin du mois", "2026-11-30"],
    ["le 3 décembre", "2026-12-03"],
    ["le 1er janvier", "2027-01-01"],
    ["après-demain", "2026-11-27"],
    ["dans deux semaines", "2026-12-09"],
    ["la semaine prochaine", "2026-12-04"],
  ])("Je paierai %s: %s", (said, day) => {
    expect(read(`Je paierai ${said}`, "fr").promisedOn).toBe(day);
  });

  test("is read month first from an American alone, unless there is no such month", () => {
    expect(read("I will pay on 12/03", "en-US").promisedOn).toBe("2026-12-03");
    expect(read("I will pay on 12/03", "en-GB").promisedOn).toBe("2027-03-12");
    expect(read("I will pay on 12/13", "en-GB").promisedOn).toBe("2026-12-13");
    expect(read("I will pay on 13/12", "en-US").promisedOn).toBe("2026-12-13");
  });

  test("ends with the month, also at the end of a leap year's February", () => {
    expect(read("will pay end of the month", "en", "2028-02-29").promisedOn).toBe("2028-02-29");
    expect(read("will pay in a month", "en", "2027-01-31").promisedOn).toBe("2027-02-28");
  });
});

describe("A day on which somebody paid", () => {
  test.each([
    ["paid yesterday", "2026-11-24"],
    ["I paid on Monday", "2026-11-23"],
    ["we paid on 3 October", "2026-10-03"],
    ["I paid two weeks ago", "2026-11-11"],
    ["paid 20/11", "2026-11-20"],
    ["am 12.11. überwiesen", "2026-11-12"],
    ["gestern bezahlt", "2026-11-24"],
    ["j'ai payé hier", "2026-11-24"],
    ["I have paid, the goods come on 3 December", null],
    ["already paid", null],
  ])("%s: %s", (text, day) => {
    expect(read(text)).toMatchObject({ intent: "paid_already", paidOn: day });
  });
});

describe("An amount that is promised", () => {
  test.each<[string, bigint, string | null]>([
    ["I will pay £200 on Friday", 20_000n, "GBP"],
    ["Ich zahle 200 € am Freitag", 20_000n, "EUR"],
    ["Wir zahlen 1.234,50 EUR am Freitag", 123_450n, "EUR"],
    ["We will pay $1,250.50 on Friday", 125_050n, null],
    ["Je paierai 1 234,50 € vendredi", 123_450n, "EUR"],
    ["I'll pay 50 on Friday", 5_000n, null],
    ["I will pay on 3 December 200 EUR", 20_000n, "EUR"],
    ["will pay 20 quid tomorrow", 2_000n, "GBP"],
  ])("%s", (text, minor, currency) => {
    expect(read(text).promisedAmount).toEqual({ minor, currency });
  });

  test.each(["I will pay on 3 December", "I'll pay in 10 days", "will pay 3rd Dec"])(
    "%s names none",
    (text) => {
      expect(read(text).promisedAmount).toBe(null);
    },
  );
});
