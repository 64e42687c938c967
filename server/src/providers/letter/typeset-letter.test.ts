import { inflateSync } from "node:zlib";
import { describe, expect, test, vi } from "vitest";
import type { PostalLetter } from "#server/providers/letter/letter.ts";
import { sampleBlocks, sampleLetter } from "#server/providers/letter/sample-letter.ts";
import { typesetLetter } from "#server/providers/letter/typeset-letter.ts";

function addressed(name: string): PostalLetter {
  return sampleLetter({ recipient: { name, addressLines: ["1 Quay", "BS1 6TX"], country: null } });
}

function inflateStreams(pdf: Buffer): string[] {
  const streams: string[] = [];
  for (let from = pdf.indexOf("stream\n"); from > 0; from = pdf.indexOf("stream\n", from + 1)) {
    if (pdf.subarray(from + 7, from + 8).equals(Buffer.from("x"))) {
      streams.push(inflateSync(pdf.subarray(from + 7)).toString("latin1"));
    }
  }
  return streams;
}

async function setInFreshProcess(...letters: PostalLetter[]): Promise<Uint8Array | undefined> {
  vi.resetModules();
  const fresh = await import("#server/providers/letter/typeset-letter.ts");
  let last: Uint8Array | undefined;
  for (const letter of letters) last = await fresh.typesetLetter(letter);
  return last;
}

describe("the PDF of a letter", () => {
  test("has the same bytes for the same letter, whatever was set before it", async () => {
    const letter = addressed("Δ-Ma\u00df \u00b5");
    const odd = addressed("\u2206\u2011Ma\u1e9e\u00a0\u03bc");
    expect(await setInFreshProcess(odd, letter)).toEqual(await setInFreshProcess(letter));
    expect(await setInFreshProcess(letter, letter)).toEqual(await setInFreshProcess(letter));
  });

  test("differs where the letter differs", async () => {
    const other = sampleLetter({ subject: "Invoice INV-1024 is overdue!" });
    expect(await typesetLetter(other)).not.toEqual(await typesetLetter(sampleLetter()));
  });

  test("says what it is, in which language, of whom and of which day", async () => {
    const text = Buffer.from(await typesetLetter(sampleLetter())).toString("latin1");
    expect(text).toMatch(/^%PDF-1\.7/);
    expect(text).toContain("/Lang (en-GB)");
    expect(text).toContain("(Invoice INV-1024 is overdue)");
    expect(text).toContain("(Acme Supplies Ltd)");
    expect(text.match(/\(D:20261120000000Z\)/g)).toHaveLength(2);
  });

  test("carries its fonts, and says which characters their signs are", async () => {
    const pdf = Buffer.from(await typesetLetter(addressed("Effie μ-Žižka\u00a0\u2011")));
    const text = pdf.toString("latin1");
    expect(text.match(/\/FontFile2 /g)).toHaveLength(2);
    expect(text).not.toContain("/Helvetica");
    const characters = inflateStreams(pdf).filter((stream) => stream.includes("begincmap"));
    expect(characters).toHaveLength(2);
    for (const code of ["0066 0066", "0069", "03bc", "002d", "017d", "017e", "0020"]) {
      expect(characters.some((stream) => stream.includes(`<${code}>`))).toBe(true);
    }
  });

  test.each([
    "Łukasz Żółtowski",
    "Dvořák & Žižka, s.r.o.",
    "Şebnem Öztürk İnşaat",
    "Αθηναϊκή Ζυθοποιία",
    "ООО «Ёлка»",
    "Ștefan Țepeș",
    "Gyűrű Kft.",
    "Nguyễn Văn Tới",
  ])("shows the name %s", async (name) => {
    expect((await typesetLetter(addressed(name))).length).toBeGreaterThan(5_000);
  });

  test.each<[string, PostalLetter, RegExp]>([
    ["a sign that the font does not have", addressed("王小明"), /no sign for "王"/],
    ["an address that no window holds", addressed("One\n".repeat(12)), /longer than the window/],
    ["a day that is none", sampleLetter({ datedOn: "tomorrow" }), /Not a day: tomorrow/],
    [
      "a link that no code holds",
      sampleLetter({ blocks: sampleBlocks(1, `https://pay.test/${"x".repeat(3_000)}`) }),
      /too long/,
    ],
    [
      "small print that takes the page",
      sampleLetter({ footer: ["Small print. ".repeat(600)] }),
      /small print/,
    ],
    [
      "references that take the page",
      sampleLetter({ references: Array.from({ length: 30 }, () => ["Order", "1"] as const) }),
      /references/,
    ],
    [
      "a payment box that no page holds",
      sampleLetter({
        blocks: [{ kind: "payment", heading: "Pay", lines: "x".repeat(90).split(""), link: null }],
      }),
      /longer than a page/,
    ],
  ])("is refused for %s", async (_what, letter, reason) => {
    await expect(typesetLetter(letter)).rejects.toThrow(reason);
  });

  test("sets twenty letters in a second on a slow machine", async () => {
    await typesetLetter(sampleLetter());
    const start = performance.now();
    for (let index = 0; index < 20; index += 1) {
      await typesetLetter(sampleLetter({ subject: `Invoice ${index} is overdue` }));
    }
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});
