/** Whether a dated rule holds on a civil day: `from` counts, `until` does not, null is open. */
export function isInForceOn(
  rule: { from: string | null; until: string | null },
  day: string,
): boolean {
  return (rule.from === null || rule.from <= day) && (rule.until === null || day < rule.until);
}

/** Whether a rule that names some values, or any, is about this one. */
export function isAbout<Value extends string>(
  named: readonly Value[] | "any",
  value: Value,
): boolean {
  return named === "any" || named.includes(value);
}
