import type {
  CaseFacts,
  InvoiceFact,
  OrganizationFacts,
  PointFact,
  StageRecord,
  Tally,
} from "#server/domain/reminders/case-facts.ts";
import { findDueStage, type DueStage } from "#server/domain/reminders/find-due-stage.ts";
import { approvalNeeded, judgeApproval } from "#server/domain/reminders/gates/approval.ts";
import { judgeBalance } from "#server/domain/reminders/gates/balance.ts";
import { chooseRecipient, judgeContact } from "#server/domain/reminders/gates/contact.ts";
import { judgeContactBudget } from "#server/domain/reminders/gates/contact-budget.ts";
import { judgeContactHours } from "#server/domain/reminders/gates/contact-hours.ts";
import { judgeFreshness } from "#server/domain/reminders/gates/freshness.ts";
import type { Gate, GateInput, Verdict } from "#server/domain/reminders/gates/gate.ts";
import { isInForce, judgeHold } from "#server/domain/reminders/gates/hold.ts";
import { judgePause } from "#server/domain/reminders/gates/paused.ts";
import { judgeRamp } from "#server/domain/reminders/gates/ramp.ts";
import { stageMoment } from "#server/domain/reminders/stage-moment.ts";
import { stagesAhead } from "#server/domain/reminders/stages-ahead.ts";
import { addDays } from "#server/domain/calendars/civil-days.ts";
import { dayIn, instantAt } from "#server/domain/calendars/zones.ts";

/** Every rule that may say no, in the order in which their words are shown. */
const GATES: readonly Gate[] = [
  judgePause,
  judgeBalance,
  judgeFreshness,
  judgeHold,
  judgeContact,
  judgeApproval,
  judgeRamp,
  judgeContactBudget,
  judgeContactHours,
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
  records: readonly Omit<StageRecord, "decidedAt">[];
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
  if (!due || due.moment > at.now) {
    return rest(facts, at, { due, wakes: [...wakes, due?.moment ?? null], heldCount: held.size });
  }
  const claimed = open.filter((invoice) => isClaimed(facts, invoice, { due, now: at.now }));
  const recipient = chooseRecipient(facts, due.stage, channels);
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
  const verdicts = [ladderVerdict(facts, due), ...judge(input)];
  const blocking = verdicts.filter((verdict) => verdict.verdict !== "allow");
  const records = recordsOf(facts, { due, claimed, now: at.now });
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

/** A message names what is overdue and what has come onto the ladder, never what nobody asks for yet. */
function isClaimed(
  facts: CaseFacts,
  invoice: InvoiceFact,
  at: { due: DueStage; now: Date },
): boolean {
  if (invoice.id === at.due.invoice.id || invoice.dueOn < dayIn(facts.zone, at.now)) return true;
  return claimMoment(facts, invoice) <= at.now;
}

/** From when a message names an invoice, whichever leads. */
function claimMoment(facts: CaseFacts, invoice: InvoiceFact): Date {
  const overdue = instantAt(addDays(invoice.dueOn, 1), "00:00", facts.zone);
  const first = invoice.policy.stages[0];
  const onLadder = first === undefined ? overdue : stageMoment(first, invoice.dueOn, facts);
  return onLadder < overdue ? onLadder : overdue;
}

function recordsOf(
  facts: CaseFacts,
  sent: { due: DueStage; claimed: readonly InvoiceFact[]; now: Date },
): Decision["records"] {
  const { due } = sent;
  const earlier = facts.records.filter(
    (record) => record.status === "issued" && record.stage === due.stage.key,
  );
  const occurrence = Math.max(0, ...earlier.map((record) => record.occurrence)) + 1;
  const records: Omit<StageRecord, "decidedAt">[] = [];
  for (const invoice of sent.claimed) {
    for (const stage of stagesAhead(facts, invoice, facts.records)) {
      if (stageMoment(stage, invoice.dueOn, facts) > sent.now) continue;
      if (invoice.id !== due.invoice.id) {
        records.push({ invoiceId: invoice.id, stage: stage.key, status: "covered", occurrence });
      } else if (stage.key === due.stage.key) {
        records.push({ invoiceId: invoice.id, stage: stage.key, status: "issued", occurrence });
        break;
      } else {
        records.push({ invoiceId: invoice.id, stage: stage.key, status: "passed", occurrence });
      }
    }
  }
  return records;
}

function ladderVerdict(facts: CaseFacts, due: DueStage): Verdict {
  const { stage, invoice, moment } = due;
  const days = Math.abs(stage.offsetDays);
  const kind = stage.countedIn === "business_days" ? "business day" : "day";
  const when =
    days === 0
      ? "on the due date"
      : `${days} ${kind}${days === 1 ? "" : "s"} ${stage.offsetDays < 0 ? "before" : "after"} the due date`;
  return {
    rule: "ladder",
    verdict: "allow",
    detail: `Stage ${stage.key}, ${when} of invoice ${invoice.number} (${invoice.dueOn}), is due since ${moment.toISOString()} in ${facts.zone}.`,
  };
}

function rest(
  facts: CaseFacts,
  at: DecisionMoment,
  why: { due: DueStage | null; wakes: readonly (Date | null)[]; heldCount: number },
): Decision {
  const nextChangeAt = earliest(why.wakes);
  const detail =
    facts.invoices.length === 0
      ? "Nothing is owed."
      : why.heldCount === facts.invoices.length
        ? "Every open invoice is on hold."
        : nextChangeAt
          ? "No stage is due yet."
          : "Every stage of the ladder has been done.";
  return {
    facts,
    outcome: why.heldCount > 0 && why.heldCount === facts.invoices.length ? "suppress" : "none",
    due: null,
    recipient: null,
    claimed: [],
    verdicts: [
      {
        rule:
          why.heldCount === facts.invoices.length && facts.invoices.length > 0 ? "hold" : "ladder",
        verdict:
          why.heldCount > 0 && why.heldCount === facts.invoices.length ? "suppress" : "allow",
        detail,
      },
    ],
    nextChangeAt,
    records: [],
    needsApproval: null,
    decidedAt: at.now,
  };
}

function earliest(instants: readonly (Date | null)[]): Date | null {
  const known = instants.filter((instant) => instant !== null);
  return known.length === 0 ? null : new Date(Math.min(...known.map((each) => each.getTime())));
}
