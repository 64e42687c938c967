import { z } from "zod";

const CURRENCIES = new Set(Intl.supportedValuesOf("currency"));

/** An ISO 4217 currency that amounts can be kept in. */
export const currency = z
  .string()
  .regex(/^[A-Z]{3}$/, "must be three capital letters, for example GBP")
  .refine((code) => CURRENCIES.has(code), "is not an ISO 4217 currency")
  .meta({ examples: ["GBP"] });

/** An amount in minor units (pence, cents; yen have none) with its currency. */
export const money = z.strictObject({
  amount: z.int().describe("minor units of the currency"),
  currency,
});
export type Money = z.infer<typeof money>;

/** Money that is more than nothing, and small enough to be counted exactly. */
export const positiveMoney = z.strictObject({
  amount: z.int().positive("must be more than zero").max(1_000_000_000_000_000),
  currency,
});

/** Turns stored minor units into the contract's money. */
export function toMoney(amountMinor: bigint, code: string): Money {
  return { amount: Number(amountMinor), currency: code };
}
