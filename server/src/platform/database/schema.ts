// Generated from the migrated database by `npm run generate`; do not edit.
import type { ColumnType, Generated } from "kysely";

/** JSON as the driver reads it; written as text. */
export type Json = unknown;
export type JsonColumn = ColumnType<Json, string, string>;
export type DefaultedJson = ColumnType<Json, string | undefined, string>;
export type NullableJson = ColumnType<Json, string | null | undefined, string | null>;

export interface ApiKeys {
  organization_id: string;
  id: string;
  name: string;
  prefix: string;
  hash: Uint8Array;
  scopes: string[];
  created_at: Date;
  revoked_at: Date | null;
}

export interface Approvals {
  organization_id: string;
  id: string;
  recovery_case_id: string;
  invoice_id: string;
  stage: string;
  reason: "first_messages" | "stage";
  status: Generated<"pending" | "approved" | "rejected">;
  requested_at: Date;
  decided_at: Date | null;
  decided_by: string | null;
}

export interface ChannelConnections {
  organization_id: string;
  id: string;
  channel: "email" | "sms" | "whatsapp" | "voice" | "letter";
  provider: string;
  settings: JsonColumn;
  sealed_secrets: string;
  rate_per_second: number | null;
  version: Generated<number>;
  connected_at: Date;
  checked_at: Date | null;
  check_detail: string | null;
}

export interface CollectedCases {
  organization_id: string;
  month: string;
  recovery_case_id: string;
  notification_id: string;
}

export interface ContactPoints {
  organization_id: string;
  id: string;
  customer_id: string;
  contact_id: string;
  channel: "email" | "sms" | "whatsapp" | "voice" | "letter";
  address: string;
  position: number;
  consent: Generated<"unknown" | "given" | "refused">;
  opted_out_at: Date | null;
  quality: Generated<"unverified" | "good" | "bad">;
  is_retired: Generated<boolean>;
  failing_since: Date | null;
  failed_at: Date | null;
}

export interface Contacts {
  organization_id: string;
  id: string;
  customer_id: string;
  name: string | null;
  position: number;
}

export interface CreditNoteAllocations {
  organization_id: string;
  credit_note_id: string;
  invoice_id: string;
  amount_minor: bigint;
  created_at: Date;
}

export interface CreditNotes {
  organization_id: string;
  id: string;
  customer_id: string;
  number: string;
  currency: string;
  amount_minor: bigint;
  unapplied_minor: bigint;
  issued_on: string;
  reason: string | null;
  created_at: Date;
}

export interface CustomerGroups {
  organization_id: string;
  id: string;
  name: string;
  policy_id: string | null;
  created_at: Date;
}

export interface Customers {
  organization_id: string;
  id: string;
  name: string;
  name_key: string;
  kind: Generated<"consumer" | "sole_trader" | "company" | "public_body">;
  country: string | null;
  subdivision: string | null;
  time_zone: string | null;
  language: string | null;
  group_id: string | null;
  policy_id: string | null;
  created_at: Date;
  updated_at: Date;
}

export interface DeliveryBatches {
  organization_id: string;
  id: string;
  next_attempt_at: Date;
}

export interface Events {
  organization_id: string;
  id: string;
  type: string;
  recovery_case_id: string | null;
  customer_id: string | null;
  subject_id: string | null;
  actor: string;
  data: DefaultedJson;
  occurred_at: Date;
}

export interface Holds {
  organization_id: string;
  id: string;
  customer_id: string;
  invoice_id: string | null;
  kind: "manual" | "dispute" | "promise" | "breathing_space" | "insolvency" | "vulnerability" | "payment_claimed";
  note: string | null;
  starts_at: Date;
  ends_at: Date | null;
  released_at: Date | null;
}

export interface ImportChunks {
  organization_id: string;
  import_id: string;
  number: number;
  content: Uint8Array;
}

export interface ImportRejections {
  organization_id: string;
  import_id: string;
  line: number;
  column_name: string;
  reason: string;
}

export interface Imports {
  organization_id: string;
  id: string;
  status: "waiting" | "running" | "done" | "refused";
  wishes: JsonColumn;
  layout: NullableJson;
  refusal: NullableJson;
  bytes: Generated<bigint>;
  lines: Generated<number>;
  taken: Generated<number>;
  unchanged: Generated<number>;
  created_at: Date;
  finished_at: Date | null;
}

export interface InboundMessages {
  organization_id: string;
  id: string;
  customer_id: string | null;
  recovery_case_id: string | null;
  notification_id: string | null;
  contact_point_id: string | null;
  channel: "email" | "sms" | "whatsapp";
  sender: string;
  subject: string | null;
  body: string;
  intent: string;
  confidence_percent: number;
  reading: JsonColumn;
  status: "acted" | "waiting" | "done";
  provider: string;
  provider_message_id: string;
  received_at: Date;
  handled_at: Date | null;
  handled_by: string | null;
}

export interface InboundWebhooks {
  organization_id: string;
  id: string;
  connection_id: string;
  provider: string;
  event_key: string;
  event: JsonColumn;
  received_at: Date;
  processed_at: Date | null;
}

export interface Invoices {
  organization_id: string;
  id: string;
  customer_id: string;
  recovery_case_id: string;
  number: string;
  currency: string;
  issued_on: string;
  due_on: string;
  amount_minor: bigint;
  paid_minor: Generated<bigint>;
  credited_minor: Generated<bigint>;
  outstanding_minor: ColumnType<bigint, never, never>;
  status: Generated<"open" | "partially_paid" | "paid" | "void" | "written_off">;
  policy_id: string | null;
  created_at: Date;
  updated_at: Date;
}

export interface LostAttempts {
  organization_id: string;
  notification_id: string;
  attempt_id: string;
  lost_at: Date;
  handed_over_at: Date;
  ask_at: Date | null;
  asked: Generated<number>;
}

export interface Mailboxes {
  organization_id: string;
  connection_id: string;
  uid_validity: string | null;
  last_uid: Generated<bigint>;
  polled_at: Date | null;
  trouble: string | null;
}

export interface Notifications {
  organization_id: string;
  id: string;
  batch_id: string;
  recovery_case_id: string;
  case_ids: string[];
  customer_id: string;
  stage: string;
  tone: string;
  occurrence: number;
  channel: string;
  recipient: string;
  recipient_name: string | null;
  contact_point_id: string;
  person_key: string;
  template_id: string;
  content: JsonColumn;
  invoice_ids: string[];
  outstanding_minors: bigint[];
  status: "queued" | "sending" | "to_post" | "accepted" | "delivered" | "bounced" | "failed" | "unknown" | "cancelled";
  is_withdrawn: Generated<boolean>;
  attempts: Generated<number>;
  attempt_id: string | null;
  worker_id: string | null;
  next_attempt_at: Date;
  leave_before: Date;
  provider: string | null;
  provider_message_id: string | null;
  detail: string | null;
  queued_at: Date;
  sending_at: Date | null;
  settled_at: Date | null;
  purpose: Generated<"reminder" | "opt_out_confirmation">;
  must_use_template: Generated<boolean>;
  is_templated: Generated<boolean>;
  milli_gbp: Generated<number>;
}

export interface Organizations {
  id: string;
  name: string;
  email: string | null;
  phone: string | null;
  payment_instructions: string | null;
  role: Generated<"first_party" | "collector">;
  country: string;
  subdivision: string | null;
  time_zone: string;
  language: string;
  currency: string;
  clock_at: Date | null;
  live_at: Date | null;
  approve_first: Generated<number>;
  approved_count: Generated<number>;
  ramp_per_day: number | null;
  contact_max_per_day: Generated<number>;
  contact_max_per_week: Generated<number>;
  contact_from: Generated<string>;
  contact_to: Generated<string>;
  contact_weekdays: Generated<number[]>;
  ledger_max_age_days: number | null;
  ledger_fresh_at: Date;
  created_at: Date;
  postal_address: string | null;
  payment_link: string | null;
  tier: "starter" | "growth" | "pro" | null;
}

export interface PaymentAllocations {
  organization_id: string;
  payment_id: string;
  invoice_id: string;
  amount_minor: bigint;
  created_at: Date;
}

export interface Payments {
  organization_id: string;
  id: string;
  customer_id: string;
  currency: string;
  amount_minor: bigint;
  unapplied_minor: bigint;
  received_on: string;
  reference: string | null;
  created_at: Date;
}

export interface Policies {
  organization_id: string;
  id: string;
  name: string;
  is_default: Generated<boolean>;
  stages: JsonColumn;
  minimum_amounts: DefaultedJson;
  created_at: Date;
  updated_at: Date;
}

export interface QuotaUses {
  organization_id: string;
  what: "collections" | "emails" | "sms" | "ai_calls" | "letters" | "spend";
  span: "hour" | "day" | "month";
  starts_at: Date;
  used: Generated<bigint>;
  warned_at: Date | null;
}

export interface RampDays {
  organization_id: string;
  day: string;
  issued: number;
}

export interface RecoveryCases {
  organization_id: string;
  id: string;
  customer_id: string;
  currency: string;
  status: Generated<"open" | "closed">;
  opened_at: Date;
  closed_at: Date | null;
  next_decision_at: Date | null;
  last_answer: string | null;
}

export interface Reminders {
  organization_id: string;
  recovery_case_id: string;
  invoice_id: string;
  stage: string;
  status: "issued" | "covered" | "passed" | "rejected";
  occurrence: number;
  notification_id: string | null;
  decided_at: Date;
}

export interface Senders {
  organization_id: string;
  channel: string;
  provider: string;
  failures: Generated<number>;
  closed_at: Date | null;
  closed_until: Date | null;
  is_misconfigured: Generated<boolean>;
  because: string | null;
  next_slot_at: Date | null;
}

export interface Suppressions {
  organization_id: string;
  channel: "email" | "sms" | "whatsapp" | "voice" | "letter";
  address: string;
  because: string;
  suppressed_at: Date;
  lifted_at: Date | null;
}

export interface TemplateVersions {
  organization_id: string;
  id: string;
  tone: string;
  language: string;
  subject: string;
  text: string;
  html: string;
}

export interface WorkItems {
  organization_id: string;
  id: string;
  kind: "fix_contact" | "unknown_outcome" | "reply" | "letter_to_post" | "fix_channel" | "content_rejected";
  subject_id: string;
  customer_id: string | null;
  recovery_case_id: string | null;
  detail: string;
  opened_at: Date;
  closed_at: Date | null;
  closed_by: string | null;
}

export interface DB {
  api_keys: ApiKeys;
  approvals: Approvals;
  channel_connections: ChannelConnections;
  collected_cases: CollectedCases;
  contact_points: ContactPoints;
  contacts: Contacts;
  credit_note_allocations: CreditNoteAllocations;
  credit_notes: CreditNotes;
  customer_groups: CustomerGroups;
  customers: Customers;
  delivery_batches: DeliveryBatches;
  events: Events;
  holds: Holds;
  import_chunks: ImportChunks;
  import_rejections: ImportRejections;
  imports: Imports;
  inbound_messages: InboundMessages;
  inbound_webhooks: InboundWebhooks;
  invoices: Invoices;
  lost_attempts: LostAttempts;
  mailboxes: Mailboxes;
  notifications: Notifications;
  organizations: Organizations;
  payment_allocations: PaymentAllocations;
  payments: Payments;
  policies: Policies;
  quota_uses: QuotaUses;
  ramp_days: RampDays;
  recovery_cases: RecoveryCases;
  reminders: Reminders;
  senders: Senders;
  suppressions: Suppressions;
  template_versions: TemplateVersions;
  work_items: WorkItems;
}
