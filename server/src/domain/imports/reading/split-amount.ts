import type { AmountParts } from "./amount-parts.ts";

const PLAIN = /^\d+(\.\d+)?$/;
const AMOUNT = /^(\D*?)([.,]?\d(?:[\d.,' ]*\d)?[.,]?)(\D*)$/;

/** Takes an amount cell apart without deciding what its separators mean; null when it is none. */
export function splitAmount(cell: string): AmountParts | null {
  if (PLAIN.test(cell)) return { negative: false, mark: "", number: cell };
  const text = cell
    .replace(/[\s\u2009\u202f]/gu, " ")
    .replace(/[−–]/g, "-")
    .replaceAll("’", "'");
  const found = AMOUNT.exec(text);
  if (!found) return null;
  const [, before = "", digits = "", after = ""] = found;
  const abbreviated = /\p{L}$/u.test(before) && digits.startsWith(".");
  const number = (abbreviated ? digits.slice(1) : digits).replace(/[.,]$/, "");
  const around = `${before} ${after}`;
  const signs = around.replace(/[^-+()]/g, "");
  if (!["", "-", "+", "()"].includes(signs)) return null;
  const mark = around.replace(/[-+()]/g, "").trim();
  if (/[^\p{L}\p{Sc}.]/u.test(mark)) return null;
  return { negative: signs === "-" || signs === "()", mark: mark.replace(/\.$/, ""), number };
}
