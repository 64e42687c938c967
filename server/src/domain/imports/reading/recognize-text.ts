const CONTROL = /[^\P{Cc}\t-\r\u0085]|\ufffd/gu;

/** Names what a text is when its opening is no table of cells (JSON, HTML, binary), or null. */
export function recognizeText(start: string): string | null {
  const opening = start.slice(0, 4096).trimStart();
  if (/^<[!?a-z]/i.test(opening)) return "an HTML or XML document";
  if (/^(\{\s*"|\{\s*\}|\[\s*[{["\]\d])/.test(opening)) return "a JSON document";
  const controls = opening.match(CONTROL)?.length ?? 0;
  if (controls > 4 && controls > opening.length / 10) return "a binary file";
  return null;
}
