import type { AmountParts } from "./amount-parts.ts";
import { currencyNamed, markFits } from "./currencies.ts";
import type { Field } from "./layout.ts";
import { readAmount } from "./read-amount.ts";
import { readCurrency } from "./read-currency.ts";
import { quoteCell } from "./reading.ts";
import { fail, optional, type RowCells, textOf, valueOf } from "./row-cells.ts";
import { splitAmount } from "./split-amount.ts";

export type RowMoney = { currency: string; amountMinor: bigint; paidMinor: bigint };

/** Spreadsheets in accounting format show nothing paid as a dash. */
const DASH = /^[-–—]$/;

function minorOf(row: RowCells, field: Field, currency: string): bigint | null {
  const text = textOf(row, field);
  if (text === "") return null;
  if (DASH.test(text)) return 0n;
  const parts = splitAmount(text);
  if (parts === null) {
    fail(row, field, `${quoteCell(text)} is not an amount`);
    return null;
  }
  if (!markFits(parts.mark, currency)) {
    fail(row, field, `${quoteCell(text)} is not in ${currency}, the currency of this line`);
    return null;
  }
  const { decimal } = row.plan.layout;
  return valueOf<bigint | null>(row, field, {
    reading: readAmount(text, parts, { decimal, currency }),
    fallback: null,
  });
}

function currencyOf(row: RowCells, parts: AmountParts | null): string {
  const stated = optional(row, "currency", readCurrency);
  return stated ?? currencyNamed(parts?.mark ?? "") ?? row.plan.layout.defaultCurrency;
}

function settled(row: RowCells, field: "paid" | "outstanding", currency: string): bigint | null {
  const minor = minorOf(row, field, currency);
  if (minor === null || minor >= 0n) return minor;
  fail(row, field, `${quoteCell(textOf(row, field))} is negative`);
  return null;
}

function paidOf(row: RowCells, amountMinor: bigint, currency: string): bigint {
  const paid = settled(row, "paid", currency);
  const outstanding = settled(row, "outstanding", currency);
  const amount = quoteCell(textOf(row, "amount"));
  if (paid !== null && paid > amountMinor) {
    fail(row, "paid", `${quoteCell(textOf(row, "paid"))} is more than the amount ${amount}`);
  }
  if (outstanding === null) return paid ?? 0n;
  if (outstanding > amountMinor) {
    const text = quoteCell(textOf(row, "outstanding"));
    fail(row, "outstanding", `${text} is more than the amount ${amount}`);
  }
  // Credits lower what is outstanding without being a payment; nobody is asked for the difference.
  const gone = amountMinor - outstanding;
  return paid !== null && paid > gone ? paid : gone;
}

/** Reads what was invoiced and what of it is paid, in minor units; notes what cannot be so. */
export function readMoney(row: RowCells): RowMoney {
  const field = row.plan.indexes.has("amount") ? "amount" : "outstanding";
  const text = textOf(row, field);
  const currency = currencyOf(row, splitAmount(text));
  const nothing = { currency, amountMinor: 0n, paidMinor: 0n };
  if (text === "") {
    fail(row, field, "the amount is missing");
    return nothing;
  }
  const amountMinor = minorOf(row, field, currency);
  if (amountMinor === null) return nothing;
  if (amountMinor < 0n) {
    fail(row, field, `${quoteCell(text)} is negative: credit notes are entered separately`);
  } else if (amountMinor === 0n) fail(row, field, `${quoteCell(text)} is zero: nothing is owed`);
  const paidMinor = field === "amount" ? paidOf(row, amountMinor, currency) : 0n;
  return { currency, amountMinor, paidMinor };
}
