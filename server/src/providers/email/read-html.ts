import { HTML_ENTITIES } from "#server/providers/email/html-entities.ts";

const LONGEST_HTML = 500_000;
const HIDDEN = new Set(["style", "script", "title", "template"]);
const BLOCKS = new Set(
  "p div tr li ul ol table h1 h2 h3 h4 h5 h6 pre hr section article header footer".split(" "),
);

type Page = { lines: string[]; line: string; quoteDepth: number; preDepth: number };

/**
 * Writes HTML as plain text, line by line, with "> " before what stands in a block quote. Takes
 * time in proportion to its length, whatever it contains, and reads half a million characters.
 */
export function readHtml(html: string): string {
  const source = html.slice(0, LONGEST_HTML);
  const page: Page = { lines: [], line: "", quoteDepth: 0, preDepth: 0 };
  let position = 0;
  while (position < source.length) {
    const next = source.indexOf("<", position);
    const start = next === -1 ? source.length : next;
    write(page, source.slice(position, start));
    position = readMarkup(page, source, start);
  }
  breakLine(page);
  return page.lines.join("\n");
}

/** Reads one tag, comment or lone "<", and answers where the text goes on. */
function readMarkup(page: Page, source: string, start: number): number {
  if (source.startsWith("<!--", start)) {
    return after(source, "-->", start);
  }
  const [, slash, name] = /^<(\/?)([a-z][a-z0-9]*)/i.exec(source.slice(start, start + 20)) ?? [];
  if (name === undefined) {
    const isText = !/^<[!?/]/.test(source.slice(start, start + 2));
    page.line += isText ? source.slice(start, start + 1) : "";
    return isText ? start + 1 : after(source, ">", start);
  }
  const tag = name.toLowerCase();
  if (slash === "" && HIDDEN.has(tag)) {
    const closing = new RegExp(`</${tag}\\b`, "gi");
    closing.lastIndex = start;
    return after(source, ">", closing.exec(source)?.index ?? source.length);
  }
  applyTag(page, tag, slash === "");
  return after(source, ">", start);
}

function after(source: string, mark: string, from: number): number {
  const at = source.indexOf(mark, from);
  return at === -1 ? source.length : at + mark.length;
}

function applyTag(page: Page, tag: string, isOpening: boolean): void {
  const change = isOpening ? 1 : -1;
  if (tag === "br") {
    breakLine(page);
  } else if (tag === "td" || tag === "th") {
    page.line += " ";
  } else if (tag === "blockquote") {
    endBlock(page);
    page.quoteDepth = Math.max(0, page.quoteDepth + change);
  } else if (BLOCKS.has(tag)) {
    endBlock(page);
    page.preDepth = Math.max(0, page.preDepth + (tag === "pre" ? change : 0));
    if (tag === "p" && !isOpening) {
      breakLine(page);
    }
  }
}

function write(page: Page, source: string): void {
  const words = decodeEntities(source);
  if (page.preDepth === 0) {
    page.line += words.replace(/[ \t\r\n]+/g, " ");
    return;
  }
  const [first = "", ...rest] = words.split(/\r?\n/);
  page.line += first;
  for (const line of rest) {
    breakLine(page);
    page.line = line;
  }
}

function endBlock(page: Page): void {
  if (page.line.trim() !== "") {
    breakLine(page);
  }
  page.line = "";
}

function breakLine(page: Page): void {
  const line = page.line.replace(/ {2,}/g, " ").trim();
  page.lines.push(page.quoteDepth > 0 ? `> ${line}` : line);
  page.line = "";
}

function decodeEntities(source: string): string {
  return source.replace(
    /&(#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8}\d{0,2});?/gi,
    (whole, name: string) => {
      if (!name.startsWith("#")) {
        return HTML_ENTITIES.get(name) ?? whole;
      }
      const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : Number(name.slice(1));
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
