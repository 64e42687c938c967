/** One place where a law is broken, by the rule's name. */
export type Violation = { rule: string; where: string; what: string };

/** Violations as lines that a person can act on. */
export function tellViolations(violations: readonly Violation[]): string[] {
  return violations.map(({ rule, where, what }) => `${rule}: ${where}: ${what}`).sort();
}
