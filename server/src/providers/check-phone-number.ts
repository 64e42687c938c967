import type { Receipt } from "#server/providers/receipt.ts";

const E164 = /^\+[1-9]\d{6,14}$/;

/** Refuses what is no E.164 number, before a vendor takes it for an address of another kind. */
export function checkPhoneNumber(to: string): Receipt | null {
  return E164.test(to) ? null : { outcome: "bad-recipient", detail: `Not a phone number: ${to}` };
}
