import { quoteCell, type Reading } from "./reading.ts";

const LOCAL = /^[^\s@<>()[\]\\,;:"]{1,64}$/u;
const LABEL = /^[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?$/u;
const TOP = /^(?:\p{L}{2,63}|xn--[a-z0-9-]{2,59})$/iu;

function isAddress(text: string): boolean {
  const [local = "", domain = "", ...more] = text.split("@");
  const labels = domain.split(".");
  const named = labels.length > 1 && labels.every((label) => LABEL.test(label));
  const dotted = /^\.|\.\.|\.$/.test(local);
  return (
    more.length === 0 && LOCAL.test(local) && !dotted && named && TOP.test(labels.at(-1) ?? "")
  );
}

/** Reads one e-mail address, in lower case: one person, one address. */
export function readEmail(text: string): Reading<string> {
  if (text.length <= 254 && isAddress(text)) return { value: text.toLowerCase() };
  const many = text.split("@").length > 2 && /[\s,;]/.test(text);
  return {
    problem: many
      ? `${quoteCell(text)} holds more than one e-mail address`
      : `${quoteCell(text)} is not an e-mail address`,
  };
}
