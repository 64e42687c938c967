import type { Decimal } from "./layout.ts";

/** An amount cell taken apart: its sign, the currency sign or code around it, and its digits. */
export type AmountParts = { negative: boolean; mark: string; number: string };

/** The decimal sign that a number proves, "unclear" for one like 1,234, null when it has no say. */
export function decimalShown(number: string): Decimal | "unclear" | null {
  const last = Math.max(number.lastIndexOf("."), number.lastIndexOf(","));
  if (last < 0) return null;
  const own = number[last] === "." ? "point" : "comma";
  const other = own === "point" ? "comma" : "point";
  const separators = number.replace(/[^.,]/g, "");
  if (separators.length === 1) {
    const before = number.slice(0, last);
    const grouped = number.length - last === 4 && /^[1-9]\d{0,2}$/.test(before);
    return grouped ? "unclear" : own;
  }
  const repeated = separators.split(separators.at(-1) ?? "").length > 2;
  if (!repeated) return own;
  return /^(.)\1+$/.test(separators) ? other : null;
}
