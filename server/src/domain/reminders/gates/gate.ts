import { currencyExponent } from "@dunlin/contract/currency-exponents.ts";
import type { Reason } from "@dunlin/contract/recovery.ts";
import type {
  CaseFacts,
  OrganizationFacts,
  PointFact,
  Tally,
} from "#server/domain/reminders/case-facts.ts";
import type { DueStage } from "#server/domain/reminders/find-due-stage.ts";

/** What one rule says; `until` is when time alone would end its no, null when only an event can. */
export type Verdict = Reason & { until?: Date | null };

/** What a gate looks at: the facts, the stage that is due, and the instant. */
export type GateInput = {
  facts: CaseFacts;
  organization: OrganizationFacts;
  tally: Tally;
  due: DueStage;
  claimedMinor: bigint;
  recipient: PointFact | null;
  /** A message to the same person goes out at this instant and can speak for this case too. */
  isJoining: boolean;
  now: Date;
};

/** One rule that may defer or suppress a send; null when it has nothing to say. */
export type Gate = (input: GateInput) => Verdict | null;

/** One unit of the major currency, the smallest debt worth a message unless a policy says otherwise. */
export function oneMajorUnit(currency: string): bigint {
  return 10n ** BigInt(currencyExponent(currency));
}
