import type { Context } from "#server/context.ts";
import { dayIn, instantAt } from "#server/domain/calendars/zones.ts";
import { recordEvents, type NewEvent } from "#server/domain/events/record-events.ts";
import { findContactHoursLaw } from "#server/domain/laws/find-contact-hours-law.ts";
import {
  queueNotifications,
  type NewNotification,
} from "#server/domain/notifications/queue-notifications.ts";
import { messageCost } from "#server/domain/quotas/unit-costs.ts";
import { setNextDecisions } from "#server/domain/recovery-cases/set-next-decisions.ts";
import { personKey, type OrganizationFacts } from "#server/domain/reminders/case-facts.ts";
import { composeMessage } from "#server/domain/reminders/compose-message.ts";
import type { Decision } from "#server/domain/reminders/decide-reminder.ts";
import type { Decided, Bundle } from "#server/domain/reminders/decide-together.ts";
import { recordRamp } from "#server/domain/reminders/record-ramp.ts";
import { recordStages, type IssuedBundle } from "#server/domain/reminders/record-stages.ts";
import { requestApprovals } from "#server/domain/reminders/request-approvals.ts";
import { TemplateError } from "#server/domain/templates/template-error.ts";

type Input = Decided & { organization: OrganizationFacts };

/** Writes what decisions lead to: queued messages and their job, ladder, approvals, history and when to look again. */
export async function writeDecisions(ctx: Context, input: Input): Promise<string | null> {
  const holes = new Map<string, string>();
  const notifications: NewNotification[] = [];
  const issued: IssuedBundle[] = [];
  for (const bundle of input.bundles) {
    try {
      const notification = toNotification(ctx, bundle, input.organization);
      notifications.push(notification);
      issued.push({ bundle, notificationId: notification.id });
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error;
      for (const decision of bundle) holes.set(decision.facts.id, error.message);
    }
  }
  const batchId = await queueNotifications(ctx, notifications);
  await recordStages(ctx, issued);
  await recordRamp(ctx, { organization: input.organization, issued: notifications.length });
  await requestApprovals(ctx, input.decisions);
  await recordEvents(ctx, [
    ...issued.flatMap((each) => issuedEvents(each)),
    ...input.decisions.flatMap((decision) => waitingEvents(decision, holes)),
  ]);
  await setNextDecisions(
    ctx,
    input.decisions.map((decision) => ({
      id: decision.facts.id,
      at: holes.has(decision.facts.id) ? null : decision.nextChangeAt,
      answer: answerOf(decision, holes),
    })),
  );
  return batchId;
}

function toNotification(
  ctx: Context,
  bundle: Bundle,
  organization: OrganizationFacts,
): NewNotification {
  const [lead] = bundle;
  const { template, content, language, message } = composeMessage(bundle, organization);
  const claimed = bundle.flatMap((decision) => decision.claimed);
  const stage = lead.due!.stage;
  return {
    id: ctx.newId(),
    purpose: "reminder",
    caseIds: bundle.map((decision) => decision.facts.id),
    customerId: lead.facts.customerId,
    stage: stage.key,
    tone: stage.tone,
    occurrence: lead.records.find((record) => record.status === "issued")!.occurrence,
    recipient: lead.recipient!,
    personKey: personKey(lead.recipient!.address),
    leaveBefore: closingTime(lead, organization),
    language,
    template,
    content,
    milliGbp: messageCost(message.channel, {
      segments: "segments" in message ? message.segments : null,
      at: lead.decidedAt,
    }),
    invoices: claimed.map(({ id, outstandingMinor }) => ({ id, outstandingMinor })),
  };
}

/** Contact hours lie within a day, on the recipient's wall; the law may end them sooner, but not for paper. */
function closingTime(decision: Decision, organization: OrganizationFacts): Date {
  const { facts, decidedAt, recipient } = decision;
  const { zone, debtor, place } = facts;
  const on = dayIn(zone, decidedAt);
  const { to } = organization.contactHours;
  const law = findContactHoursLaw({ role: organization.role, debtor, country: place.country, on });
  const isSooner = law !== null && recipient!.channel !== "letter" && law.hours.to < to;
  return instantAt(on, isSooner ? law.hours.to : to, zone);
}

function issuedEvents({ bundle, notificationId }: IssuedBundle): NewEvent[] {
  return bundle.flatMap((decision) => {
    const { facts, due, recipient } = decision;
    const skipped = decision.records.filter(
      (record) => record.status === "passed" && record.invoiceId === due!.invoice.id,
    );
    const around = { recoveryCaseId: facts.id, customerId: facts.customerId };
    return [
      ...skipped.map((record) => ({
        ...around,
        type: "reminder.passed",
        subjectId: record.invoiceId,
        data: { stage: record.stage, because: `stage ${due!.stage.key} is due` },
      })),
      {
        ...around,
        type: "reminder.issued",
        subjectId: due!.invoice.id,
        data: {
          stage: due!.stage.key,
          channel: recipient!.channel,
          recipient: recipient!.address,
          notification: notificationId,
          reasons: reasonsOf(decision),
        },
      },
    ];
  });
}

/** A wait is told once, not at every look. */
function waitingEvents(decision: Decision, holes: Map<string, string>): NewEvent[] {
  const { facts, due } = decision;
  const hole = holes.get(facts.id);
  const isWaiting = decision.outcome === "defer" || decision.outcome === "suppress" || hole;
  if (!isWaiting || answerOf(decision, holes) === facts.lastAnswer) return [];
  return [
    {
      type: decision.outcome === "defer" ? "reminder.deferred" : "reminder.suppressed",
      recoveryCaseId: facts.id,
      customerId: facts.customerId,
      subjectId: due?.invoice.id ?? null,
      data: {
        stage: due?.stage.key ?? null,
        reasons: hole
          ? [{ rule: "template", verdict: "suppress", detail: hole }]
          : reasonsOf(decision),
        nextChangeAt: decision.nextChangeAt?.toISOString() ?? null,
      },
    },
  ];
}

function reasonsOf(decision: Decision) {
  return decision.verdicts.map(({ until: _, ...reason }) => reason);
}

function answerOf(decision: Decision, holes: Map<string, string>): string {
  const rules = decision.verdicts.filter((verdict) => verdict.verdict !== "allow");
  const hole = holes.has(decision.facts.id) ? " template" : "";
  return `${decision.outcome} ${decision.due?.stage.key ?? "-"} ${rules.map((rule) => rule.rule).join(",")}${hole}`;
}
