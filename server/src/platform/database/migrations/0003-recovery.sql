create table events (
  organization_id uuid not null,
  id uuid not null,
  type text not null,
  recovery_case_id uuid,
  customer_id uuid,
  subject_id uuid,
  actor text not null,
  data json not null default '{}',
  occurred_at timestamptz not null,
  primary key (organization_id, id)
);
comment on table events is 'owner: events';
comment on column events.subject_id is 'the invoice, payment, notification… that the event is about';
create index events_of_case on events (organization_id, recovery_case_id, id)
  where recovery_case_id is not null;
call protect_table('events');

create table holds (
  organization_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  invoice_id uuid,
  kind text not null
    check (kind in ('manual', 'dispute', 'promise', 'breathing_space', 'insolvency', 'vulnerability')),
  note text,
  starts_at timestamptz not null,
  ends_at timestamptz,
  released_at timestamptz,
  primary key (organization_id, id),
  foreign key (organization_id, customer_id) references customers (organization_id, id),
  foreign key (organization_id, invoice_id) references invoices (organization_id, id),
  check (ends_at > starts_at)
);
comment on table holds is 'owner: holds';
comment on column holds.invoice_id is 'null stops every contact with the customer; set stops this invoice alone';
create index holds_of_customer on holds (organization_id, customer_id) where released_at is null;
call protect_table('holds');

create table template_versions (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  tone text not null,
  language text not null,
  subject text not null,
  text text not null,
  html text not null,
  primary key (organization_id, id)
);
comment on table template_versions is 'owner: templates';
comment on column template_versions.id is 'the digest of the words, so that a message can be shown again exactly as it was sent';
call protect_table('template_versions');

create table notifications (
  organization_id uuid not null,
  id uuid not null,
  batch_id uuid not null,
  recovery_case_id uuid not null,
  case_ids uuid[] not null,
  customer_id uuid not null,
  stage text not null,
  tone text not null,
  occurrence integer not null,
  channel text not null,
  recipient text not null,
  recipient_name text,
  contact_point_id uuid not null,
  person_key text not null,
  template_id uuid not null,
  content json not null,
  invoice_ids uuid[] not null,
  outstanding_minors bigint[] not null,
  status text not null check (status in
    ('queued', 'sending', 'accepted', 'bounced', 'failed', 'unknown', 'cancelled')),
  is_withdrawn boolean not null default false,
  attempts integer not null default 0,
  attempt_id uuid,
  worker_id uuid,
  next_attempt_at timestamptz not null,
  leave_before timestamptz not null,
  provider text,
  provider_message_id text,
  detail text,
  queued_at timestamptz not null,
  sending_at timestamptz,
  settled_at timestamptz,
  primary key (organization_id, id),
  foreign key (organization_id, recovery_case_id) references recovery_cases (organization_id, id),
  foreign key (organization_id, contact_point_id) references contact_points (organization_id, id)
) with (fillfactor = 50, toast_tuple_target = 256);
alter table notifications alter content set storage external;
comment on table notifications is 'owner: notifications';
comment on column notifications.recovery_case_id is 'the case that leads the message';
comment on column notifications.case_ids is 'every case that the message speaks for, the leading one first';
comment on column notifications.template_id is 'in template_versions, where nothing is ever changed; a foreign key would have every message lock the same row';
comment on column notifications.content is 'what the template was filled with, frozen when it was queued';
comment on column notifications.leave_before is 'when contact hours end for the recipient: what has not left by then is decided anew';
comment on column notifications.next_attempt_at is 'when the sender may take it, first or again';
comment on column notifications.is_withdrawn is 'cancelled or bounced: the stage may go out again, and nobody was contacted';
-- No index knows the status, so that a message on its way is updated in place (HOT).
create unique index one_message_per_stage_and_person on notifications
  (organization_id, recovery_case_id, stage, occurrence, channel, recipient)
  where not is_withdrawn;
create index notifications_of_batch on notifications (organization_id, batch_id);
create index notifications_by_person on notifications (organization_id, person_key, queued_at);
call protect_table('notifications');

create table delivery_batches (
  organization_id uuid not null,
  id uuid not null,
  next_attempt_at timestamptz not null,
  primary key (organization_id, id)
);
comment on table delivery_batches is 'owner: notifications';
comment on column delivery_batches.next_attempt_at is 'a batch is here until every message of it is settled';
call protect_table('delivery_batches');

create table reminders (
  organization_id uuid not null,
  recovery_case_id uuid not null,
  invoice_id uuid not null,
  stage text not null,
  status text not null check (status in ('issued', 'covered', 'passed', 'rejected')),
  occurrence integer not null,
  notification_id uuid,
  decided_at timestamptz not null,
  primary key (organization_id, recovery_case_id, invoice_id, stage),
  foreign key (organization_id, invoice_id) references invoices (organization_id, id),
  foreign key (organization_id, notification_id) references notifications (organization_id, id)
);
comment on table reminders is 'owner: reminders';
comment on column reminders.status is 'issued: led a message; covered: another invoice''s message spoke for it; passed: a later stage went instead; rejected: a person said no';
call protect_table('reminders');

create table approvals (
  organization_id uuid not null,
  id uuid not null,
  recovery_case_id uuid not null,
  invoice_id uuid not null,
  stage text not null,
  reason text not null check (reason in ('first_messages', 'stage')),
  status text not null default 'pending' check (status in ('pending', 'approved', 'rejected')),
  requested_at timestamptz not null,
  decided_at timestamptz,
  decided_by text,
  primary key (organization_id, id),
  unique (organization_id, recovery_case_id, invoice_id, stage),
  foreign key (organization_id, recovery_case_id) references recovery_cases (organization_id, id),
  foreign key (organization_id, invoice_id) references invoices (organization_id, id)
);
comment on table approvals is 'owner: reminders';
create index approvals_pending on approvals (organization_id, id) where status = 'pending';
call protect_table('approvals');

create table imports (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  status text not null check (status in ('waiting', 'running', 'done', 'refused')),
  wishes jsonb not null,
  layout jsonb,
  refusal jsonb,
  bytes bigint not null default 0,
  lines integer not null default 0,
  taken integer not null default 0,
  unchanged integer not null default 0,
  created_at timestamptz not null,
  finished_at timestamptz,
  primary key (organization_id, id)
);
comment on table imports is 'owner: imports';
call protect_table('imports');

create table import_chunks (
  organization_id uuid not null,
  import_id uuid not null,
  number integer not null,
  content bytea not null,
  primary key (organization_id, import_id, number),
  foreign key (organization_id, import_id) references imports (organization_id, id)
);
comment on table import_chunks is 'owner: imports';
call protect_table('import_chunks');

create table import_rejections (
  organization_id uuid not null,
  import_id uuid not null,
  line integer not null,
  column_name text not null,
  reason text not null,
  primary key (organization_id, import_id, line),
  foreign key (organization_id, import_id) references imports (organization_id, id)
);
comment on table import_rejections is 'owner: imports';
call protect_table('import_rejections');

create table ramp_days (
  organization_id uuid not null references organizations (id),
  day date not null,
  issued integer not null,
  primary key (organization_id, day)
);
comment on table ramp_days is 'owner: reminders';
comment on column ramp_days.day is 'in the organization''s zone';
call protect_table('ramp_days');
