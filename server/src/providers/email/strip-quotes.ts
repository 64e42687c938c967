import {
  ATTRIBUTIONS,
  FOOTERS,
  HEADER_LINE,
  SEPARATORS,
  SURE_ATTRIBUTION,
} from "#server/providers/email/quote-marks.ts";

const LONGEST_TEXT = 200_000;
const LONGEST_MARK = 500;
const MARK_LINES_MAX = 4;

/**
 * Answers what a person wrote themselves: without what they quote, the line that introduces it, the
 * signature and what their device adds. Words between and below quoted lines stay.
 */
export function stripQuotes(text: string): string {
  const lines = text
    .slice(0, LONGEST_TEXT)
    .replace(/[\u00a0\u2007\u202f]/g, " ")
    .replace(/[\u200b-\u200f\ufeff]/g, "")
    .split(/\r\n?|\n/)
    .map((line) => line.trim());
  const kept: string[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? "";
    const markLines = countAttributionLines(lines, index);
    if (markLines > 0) {
      if (!isQuoted(nextLine(lines, index + markLines))) {
        break;
      }
      index += markLines - 1;
    } else if (startsTail(lines, index)) {
      break;
    } else if (!isQuoted(line) && !FOOTERS.some((footer) => footer.test(line))) {
      kept.push(line);
    }
  }
  return kept
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

function isQuoted(line: string): boolean {
  return line.startsWith(">");
}

function nextLine(lines: readonly string[], from: number): string {
  return lines.slice(from, from + 3).find((line) => line !== "") ?? "";
}

/** How many lines from this one on say who wrote what follows; mail programs wrap that sentence. */
function countAttributionLines(lines: readonly string[], index: number): number {
  let sentence = "";
  for (let count = 1; count <= MARK_LINES_MAX; count += 1) {
    const line = lines[index + count - 1] ?? "";
    sentence = `${sentence} ${line}`.trim();
    if (line === "" || isQuoted(line) || sentence.length > LONGEST_MARK) {
      return 0;
    }
    if (line.endsWith(":") && ATTRIBUTIONS.some((attribution) => attribution.test(sentence))) {
      const isSure = SURE_ATTRIBUTION.test(sentence) || isQuoted(nextLine(lines, index + count));
      return isSure ? count : 0;
    }
  }
  return 0;
}

function startsTail(lines: readonly string[], index: number): boolean {
  const line = lines[index] ?? "";
  return line === "--" || SEPARATORS.some((mark) => mark.test(line)) || isHeaderBlock(lines, index);
}

// Three headers and an address: a list of a payment's details has the same labels.
function isHeaderBlock(lines: readonly string[], index: number): boolean {
  if (!HEADER_LINE.test(lines[index] ?? "")) {
    return false;
  }
  const block = lines.slice(index, index + 7);
  const end = block.indexOf("");
  const headers = (end === -1 ? block : block.slice(0, end)).filter((line) =>
    HEADER_LINE.test(line),
  );
  return headers.length >= 3 && headers.some((line) => /\S@\S/.test(line));
}
