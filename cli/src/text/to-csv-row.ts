/** One row of CSV (RFC 4180); a text that a spreadsheet would run as a formula is made a text. */
export function toCsvRow(cells: readonly (string | number | boolean | null)[]): string {
  return `${cells.map((cell) => quote(disarm(cell))).join(",")}\r\n`;
}

// A telephone number or a negative amount starts with a sign too, and is no formula.
function disarm(cell: string | number | boolean | null): string {
  const text = String(cell ?? "");
  return /^[=@\t\r]|^[+-](?![\d .]*$)/.test(text) ? `'${text}` : text;
}

function quote(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
