import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PostalLetter } from "#server/providers/letter/letter.ts";
import { layOutLetter } from "#server/providers/letter/paper/lay-out-letter.ts";
import type { Mark, Measure } from "#server/providers/letter/paper/marks.ts";
import { ADDRESS_WINDOW, MM_PER_POINT } from "#server/providers/letter/paper/page-geometry.ts";
import { sampleBlocks, sampleLetter } from "#server/providers/letter/sample-letter.ts";

type Text = Extract<Mark, { kind: "text" }>;

/** Every sign is half as wide as it is high. */
const measure: Measure = (text, style) => text.length * style.size * 0.5 * MM_PER_POINT;

function textsOf(letter: PostalLetter): Text[][] {
  return layOutLetter(letter, measure).map((page) => page.filter((mark) => mark.kind === "text"));
}

function wordsOf(marks: readonly Text[]): string {
  return marks.map((mark) => mark.text).join("\n");
}

function isInWindow({ x, baseline, text, style }: Text): boolean {
  const { x: left, y: top, width, height } = ADDRESS_WINDOW;
  return (
    x < left + width &&
    x + measure(text, style) > left &&
    baseline > top &&
    baseline - style.size * MM_PER_POINT < top + height
  );
}

const line = fc.stringMatching(/^[A-Za-zÄäß0-9]{1,12}( [A-Za-z0-9]{1,12}){0,6}$/);
const short = line.filter((text) => text.length < 30);
const blocks = fc
  .tuple(fc.integer({ min: 1, max: 60 }), fc.array(line, { maxLength: 25 }))
  .map(([invoices, paragraphs]) => {
    const [first, ...others] = sampleBlocks(invoices);
    const texts = paragraphs.map((text) => ({ kind: "paragraph", text: `${text} `.repeat(8) }));
    return [...(first === undefined ? [] : [first]), ...texts, ...others];
  });
const letters = fc
  .record({
    sender: fc.record({
      name: line,
      addressLines: fc.array(line, { maxLength: 4 }),
      contactLines: fc.array(line, { maxLength: 3 }),
    }),
    recipient: fc.record({
      // A longer one is refused: it does not fit the window.
      name: short,
      addressLines: fc.array(short, { maxLength: 6 }),
      country: fc.constantFrom(null, "DE"),
    }),
    references: fc.array(fc.tuple(short, short), { maxLength: 5 }),
    subject: line,
    blocks,
    signature: line,
    footer: fc.array(line, { maxLength: 4 }),
  })
  .map((parts) => sampleLetter(parts as Partial<PostalLetter>));

describe("the address of a letter", () => {
  test("stands alone in the window of an envelope", () => {
    fc.assert(
      fc.property(letters, (letter) => {
        const { name, addressLines, country } = letter.recipient;
        const lines = [name, ...addressLines, ...(country === null ? [] : ["GERMANY"])];
        const shown = textsOf(letter)[0]
          ?.filter(isInWindow)
          .map((mark) => mark.text);
        expect(shown?.join(" ")).toBe(lines.join(" "));
      }),
    );
  });

  test("of seven lines stands where the windows of DL and C5 envelopes show it", () => {
    const addressLines = ["Building 2", "Unit 7", "Old Tannery Yard", "Frome", "BA11 1EU", "Devon"];
    const recipient = { name: "Whitcombe Joinery Ltd", addressLines, country: null };
    const shown = textsOf(sampleLetter({ recipient }))[0]?.filter(isInWindow) ?? [];
    expect(shown).toHaveLength(7);
    expect(shown[0]?.x).toBe(25);
    expect(Math.min(...shown.map((mark) => mark.baseline))).toBeGreaterThan(48);
    expect(Math.max(...shown.map((mark) => mark.baseline))).toBeLessThan(81);
  });
});

describe("the pages of a letter", () => {
  test("keep everything between the margins, and above the small print", () => {
    fc.assert(
      fc.property(letters, (letter) => {
        for (const page of textsOf(letter)) {
          for (const mark of page) {
            expect(mark.x).toBeGreaterThanOrEqual(25);
            expect(mark.x + measure(mark.text, mark.style)).toBeLessThanOrEqual(190.001);
            expect(mark.baseline).toBeGreaterThan(15);
            expect(mark.baseline).toBeLessThan(285.001);
          }
        }
      }),
    );
  });

  test("leave no word out and change no order", () => {
    fc.assert(
      fc.property(letters, (letter) => {
        const printed = textsOf(letter)
          .flat()
          .map((mark) => mark.text);
        const paragraphs = letter.blocks.flatMap((block) =>
          block.kind === "paragraph" ? block.text.split(/\s+/).filter(Boolean) : [],
        );
        const words = printed.flatMap((text) => text.split(" "));
        let from = 0;
        for (const word of [...paragraphs, ...letter.signature.split(" ")]) {
          from = words.indexOf(word, from) + 1;
          expect(from, word).toBeGreaterThan(0);
        }
      }),
    );
  });

  test("repeat the head of a table above its rows, and keep sums with two rows", () => {
    for (let invoices = 2; invoices <= 90; invoices += 1) {
      const pages = textsOf(sampleLetter({ blocks: sampleBlocks(invoices) })).map(wordsOf);
      for (const page of pages) {
        const rows = page.match(/^INV-\d+$/gm) ?? [];
        const hasTable = rows.length > 0 || page.includes("Total in");
        expect(page.match(/^Outstanding$/gm) ?? []).toHaveLength(hasTable ? 1 : 0);
        expect(page.includes("Total in pounds")).toBe(page.includes("Total in euros"));
        if (page.includes("Total in pounds")) expect(rows.length).toBeGreaterThan(1);
      }
      const numbers = pages.join("\n").match(/^INV-\d+$/gm) ?? [];
      expect(new Set(numbers).size).toBe(invoices);
    }
  });

  test("keep the closing with the name below it", () => {
    for (let invoices = 1; invoices <= 60; invoices += 1) {
      const pages = textsOf(sampleLetter({ blocks: sampleBlocks(invoices) })).map(wordsOf);
      expect(pages.at(-1)).toMatch(/Yours sincerely,\nAcme Supplies Ltd/);
    }
  });

  test.each([
    ["en-GB", "Page 1 of 3", "Page 3 of 3"],
    ["de-AT", "Seite 1 von 3", "Seite 3 von 3"],
    ["fr", "Page 1 sur 3", "Page 3 sur 3"],
    ["pl", "1 / 3", "3 / 3"],
  ])("are numbered in %s", (language, first, last) => {
    const pages = textsOf(sampleLetter({ language, blocks: sampleBlocks(60) })).map(wordsOf);
    expect(pages).toHaveLength(3);
    expect(pages[0]).toContain(first);
    expect(pages[2]).toContain(last);
  });

  test("carry no number when there is only one", () => {
    const pages = textsOf(sampleLetter()).map(wordsOf);
    expect(pages).toHaveLength(1);
    expect(pages[0]).not.toContain("Page");
  });

  test("are one where words set a little tighter fit on it, and keep their room otherwise", () => {
    const sizesOf = (count: number) => {
      const text = "words ".repeat(30);
      const more = Array.from({ length: count }, () => ({ kind: "paragraph", text }) as const);
      const blocks = [...sampleBlocks(1), ...more];
      const pages = textsOf(sampleLetter({ blocks }));
      const sizes = pages.flat().filter((mark) => mark.text.startsWith("words"));
      return { pages: pages.length, sizes: [...new Set(sizes.map((mark) => mark.style.size))] };
    };
    expect(sizesOf(2)).toEqual({ pages: 1, sizes: [11] });
    expect(sizesOf(4)).toEqual({ pages: 1, sizes: [10.5] });
    expect(sizesOf(9)).toEqual({ pages: 2, sizes: [11] });
  });

  test("are marked where they are folded, on the first one alone", () => {
    const pages = layOutLetter(sampleLetter({ blocks: sampleBlocks(60) }), measure);
    const folds = pages.map((page) => page.flatMap((mark) => (mark.x < 20 ? [mark] : [])));
    expect(folds[0]).toMatchObject([
      { kind: "rule", y: 105 },
      { kind: "rule", y: 210 },
    ]);
    expect(folds.slice(1).flat()).toEqual([]);
  });
});

describe("the payment box", () => {
  test.each([10, 200, 700])("shows a link of %i more signs whole, beside its code", (length) => {
    const url = `https://pay.acme.test/p/${"a8Fk3-/?".repeat(length / 8)}`;
    const [page = []] = layOutLetter(sampleLetter({ blocks: sampleBlocks(1, url) }), measure);
    const links = page.flatMap((mark) => (mark.kind === "text" && mark.link ? [mark] : []));
    expect(links.map((mark) => mark.text).join("")).toBe(url);
    expect(links.every((mark) => mark.link === url)).toBe(true);
    const code = page.find((mark) => mark.kind === "modules");
    const rightmost = Math.max(...links.map((mark) => mark.x + measure(mark.text, mark.style)));
    expect(code?.x).toBeGreaterThan(rightmost + 1.8);
  });

  test("has no code without a link", () => {
    const marks = layOutLetter(sampleLetter({ blocks: sampleBlocks(1, null) }), measure).flat();
    expect(marks.some((mark) => mark.kind === "modules")).toBe(false);
    expect(marks.some((mark) => mark.kind === "frame")).toBe(true);
  });
});

test("figures end at the same place, under the head of their column", () => {
  const [page = []] = textsOf(sampleLetter({ blocks: sampleBlocks(3) }));
  const figures = page.filter((mark) => /^[£€][\d,.]+$|^Outstanding$/.test(mark.text));
  const ends = figures.map((mark) => (mark.x + measure(mark.text, mark.style)).toFixed(3));
  expect(figures.length).toBe(6);
  expect(new Set(ends)).toEqual(new Set(["190.000"]));
});
