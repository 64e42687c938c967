/** The verbs of the domain that write a table without an event of their own, each with its reason. */
export const UNTRACED: Readonly<Record<string, string>> = {
  "contact-points/add-contact-points.ts": "the customer that gets them tells: created or updated",
  "contact-points/add-points-of-customers.ts":
    "ensure-customers tells it: updated, with the fields",
  "contact-points/forget-contact-points.ts": "the customer that loses them tells: updated",
  "contact-points/mark-quality.ts": "the notification that taught it tells: accepted or bounced",
  "contact-points/suppress-address.ts":
    "change-opt-out tells it, once for every customer it concerns",
  "customers/fill-customers.ts": "ensure-customers tells it: updated, with the fields",
  "customers/reach-customers.ts": "ensure-customers tells it: updated, with the fields",
  "customers/replace-contacts.ts": "the customer that gets them tells: updated",
  "imports/keep-upload.ts": "an import is its own record, and tells when it is finished",
  "imports/refuse-import.ts": "nothing was taken; the import keeps the reason",
  "imports/run-import.ts": "an import is its own record, and tells when it is finished",
  "imports/take-lines.ts": "an import is its own record; what its lines change tells for itself",
  "imports/take-upload.ts": "an import is its own record, and tells when it is finished",
  "notifications/queue-notifications.ts": "write-decisions tells it for each case: reminder issued",
  "notifications/settle-batches.ts": "a list of what to look at; the notifications tell",
  "organizations/mark-ledger-fresh.ts": "what made it fresh tells: a finished import",
  "organizations/note-approval.ts": "the approval that is counted tells",
  "organizations/set-clock.ts": "only a sandbox has a clock, and what it made due tells for itself",
  "recovery-cases/set-next-decisions.ts":
    "when to look again is no news; the answer itself is told when it changes",
  "recovery-cases/wake-cases.ts": "when to look again is no news; what woke the case tells",
  "reminders/record-ramp.ts": "a count of messages, each of which tells",
  "reminders/record-stages.ts": "write-decisions tells it for each case: issued and passed",
  "reminders/reject-reminder.ts": "settle-approval tells it: rejected",
  "reminders/request-approvals.ts": "write-decisions tells that the reminder waits, and for what",
  "templates/keep-templates.ts": "a copy of words that are in the source",
};
