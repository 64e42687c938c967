import type {
  CaseFacts,
  InvoiceFact,
  OrganizationFacts,
  PointFact,
  Tally,
} from "#server/domain/reminders/case-facts.ts";
import { claimMoment, isClaimed } from "#server/domain/reminders/claimed-invoices.ts";
import { findDueStage, type DueStage } from "#server/domain/reminders/find-due-stage.ts";
import { approvalNeeded, judgeApproval } from "#server/domain/reminders/gates/approval.ts";
import { judgeBalance } from "#server/domain/reminders/gates/balance.ts";
import { chooseRecipient, judgeContact } from "#server/domain/reminders/gates/contact.ts";
import { judgeContactBudget } from "#server/domain/reminders/gates/contact-budget.ts";
import { judgeContactHours } from "#server/domain/reminders/gates/contact-hours.ts";
import { judgeFreshness } from "#server/domain/reminders/gates/freshness.ts";
import type { Gate, GateInput, Verdict } from "#server/domain/reminders/gates/gate.ts";
import { isInForce, judgeHold } from "#server/domain/reminders/gates/hold.ts";
import { judgeLawHours } from "#server/domain/reminders/gates/law-hours.ts";
import { judgePause } from "#server/domain/reminders/gates/paused.ts";
import { judgeQuota } from "#server/domain/reminders/gates/quota.ts";
import { judgeRamp } from "#server/domain/reminders/gates/ramp.ts";
import { jumpMoment } from "#server/domain/reminders/jump-moment.ts";
import { ladderRecords, type LadderRecord } from "#server/domain/reminders/ladder-records.ts";
import { dueVerdict, restVerdict } from "#server/domain/reminders/ladder-verdicts.ts";

/** Every rule that may say no, in the order in which their words are shown. */
const GATES: readonly Gate[] = [
  judgePause,
  judgeBalance,
  judgeFreshness,
  judgeHold,
  judgeContact,
  judgeApproval,
  judgeRamp,
  judgeQuota,
  judgeContactBudget,
  judgeContactHours,
  judgeLawHours,
];

export type Decision = {
  facts: CaseFacts;
  outcome: "send" | "defer" | "suppress" | "none";
  due: DueStage | null;
  recipient: PointFact | null;
  /** The invoices that the message names. */
  claimed: readonly InvoiceFact[];
  verdicts: readonly Verdict[];
  /** When time alone could change the answer. */
  nextChangeAt: Date | null;
  /** What becomes of the ladder when this is sent. */
  records: readonly LadderRecord[];
  needsApproval: "first_messages" | "stage" | null;
  decidedAt: Date;
};

export type DecisionMoment = {
  organization: OrganizationFacts;
  tally: Tally;
  now: Date;
  /** A stage counts as due when its moment has passed by then; later than now only while a clock is moved. */
  horizon: Date;
  isJoining: boolean;
};

/** What to do about a case at an instant, with every rule that spoke and when the answer could change. */
export function decideReminder(facts: CaseFacts, at: DecisionMoment): Decision {
  const owed = new Set(facts.invoices.map((invoice) => invoice.id));
  const heldUntil = facts.holds.filter(
    (hold) => hold.invoiceId !== null && owed.has(hold.invoiceId) && isInForce(hold, at.now),
  );
  const held = new Set(heldUntil.map((hold) => hold.invoiceId));
  const open = facts.invoices.filter((invoice) => !held.has(invoice.id));
  const channels = at.organization.channels;
  const { due, nextMoment } = findDueStage(facts, open, { horizon: at.horizon, channels });
  const wakes = [nextMoment, ...heldUntil.map((hold) => hold.endsAt)];
  const jump = jumpMoment(facts, at);
  if (!due || due.moment > at.now || jump) {
    return rest(facts, at, { at: [...wakes, due?.moment ?? null, jump], heldCount: held.size });
  }
  const claimed = open.filter((invoice) => isClaimed(facts, invoice, { due, now: at.now }));
  const recipient = chooseRecipient(due.stage, {
    facts,
    organization: at.organization,
    now: at.now,
  });
  const input: GateInput = {
    facts,
    organization: at.organization,
    tally: at.tally,
    due,
    claimedMinor: claimed.reduce((sum, invoice) => sum + invoice.outstandingMinor, 0n),
    recipient,
    isJoining: at.isJoining,
    now: at.now,
  };
  const verdicts = [dueVerdict(facts, due), ...judge(input)];
  const blocking = verdicts.filter((verdict) => verdict.verdict !== "allow");
  const records = ladderRecords(facts, { due, claimed, now: at.now });
  const base = { facts, due, recipient, claimed, verdicts, decidedAt: at.now };
  if (blocking.length === 0) {
    const after = [...facts.records, ...records.map((each) => ({ ...each, decidedAt: at.now }))];
    const next = findDueStage(facts, open, { horizon: at.now, channels, records: after });
    const nextChangeAt = earliest([next.due?.moment ?? null, next.nextMoment, ...wakes.slice(1)]);
    return { ...base, outcome: "send", records, nextChangeAt, needsApproval: null };
  }
  const isFinal = blocking.some((verdict) => verdict.verdict === "suppress");
  const isTooLittle = blocking.some((verdict) => verdict.rule === "balance");
  const more = isTooLittle ? open.filter((invoice) => !claimed.includes(invoice)) : [];
  const grows = more.map((invoice) => claimMoment(facts, invoice));
  return {
    ...base,
    outcome: isFinal ? "suppress" : "defer",
    records: [],
    nextChangeAt: earliest([findUnlock(input, blocking), ...wakes, ...grows]),
    needsApproval: isFinal || !at.organization.isLive ? null : approvalNeeded(input),
  };
}

function judge(input: GateInput): Verdict[] {
  return GATES.map((gate) => gate(input)).filter((verdict) => verdict !== null);
}

/** The first instant at which no rule would stand in the way, if time alone can bring it. */
function findUnlock(input: GateInput, blocking: readonly Verdict[]): Date | null {
  let stops = blocking;
  let instant = input.now;
  for (let step = 0; step < 50 && stops.length > 0; step += 1) {
    const ends = stops.map((verdict) => verdict.until ?? null);
    if (ends.includes(null)) return null;
    instant = new Date(Math.max(...ends.map((end) => end!.getTime())));
    stops = judge({ ...input, now: instant }).filter((verdict) => verdict.verdict !== "allow");
  }
  return instant;
}

function rest(facts: CaseFacts, at: DecisionMoment, wakes: Wakes): Decision {
  const nextChangeAt = earliest(wakes.at.map((wake) => (wake && wake > at.now ? wake : null)));
  const isAllHeld = facts.invoices.length > 0 && wakes.heldCount === facts.invoices.length;
  return {
    facts,
    outcome: isAllHeld ? "suppress" : "none",
    due: null,
    recipient: null,
    claimed: [],
    verdicts: [restVerdict(facts, { isAllHeld, hasMore: nextChangeAt !== null })],
    nextChangeAt,
    records: [],
    needsApproval: null,
    decidedAt: at.now,
  };
}

type Wakes = { at: readonly (Date | null)[]; heldCount: number };

function earliest(instants: readonly (Date | null)[]): Date | null {
  const known = instants.filter((instant) => instant !== null);
  return known.length === 0 ? null : new Date(Math.min(...known.map((each) => each.getTime())));
}
