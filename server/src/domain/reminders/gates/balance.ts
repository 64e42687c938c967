import { showAmount } from "@dunlin/contract/show-amount.ts";
import { oneMajorUnit, type GateInput, type Verdict } from "#server/domain/reminders/gates/gate.ts";

/** What is owed, net of cash on account, must reach the policy's minimum. */
export function judgeBalance({ facts, due, claimedMinor }: GateInput): Verdict {
  const set = due.invoice.policy.minimumAmounts[facts.currency];
  const minimum = set === undefined ? oneMajorUnit(facts.currency) : BigInt(set);
  const net = claimedMinor - facts.unappliedMinor;
  const owed = showAmount(net < 0n ? 0n : net, facts.currency);
  const account =
    facts.unappliedMinor > 0n
      ? ` after ${showAmount(facts.unappliedMinor, facts.currency)} of unapplied cash and credit`
      : "";
  if (net >= minimum && net > 0n) {
    return { rule: "balance", verdict: "allow", detail: `${owed} is owed${account}.` };
  }
  return {
    rule: "balance",
    verdict: "suppress",
    detail: `${owed} is owed${account}, less than the minimum of ${showAmount(minimum, facts.currency)}.`,
    until: null,
  };
}
