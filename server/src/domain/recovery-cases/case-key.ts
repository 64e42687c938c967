/** What names the open case of a customer in a currency, of which there is one at most. */
export function caseKey(of: { customerId: string; currency: string }): string {
  return `${of.customerId} ${of.currency}`;
}
