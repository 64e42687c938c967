alter table organizations
  add column postal_address text,
  add column payment_link text,
  add column tier text check (tier in ('starter', 'growth', 'pro'));
comment on column organizations.payment_link is 'where to pay; {number} stands for the invoice number';
comment on column organizations.tier is 'whose limits hold; null has none';

create table channel_connections (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  channel text not null check (channel in ('email', 'sms', 'whatsapp', 'voice', 'letter')),
  provider text not null,
  settings jsonb not null,
  sealed_secrets text not null,
  rate_per_second integer check (rate_per_second > 0),
  version integer not null default 1,
  connected_at timestamptz not null,
  checked_at timestamptz,
  check_detail text,
  primary key (organization_id, id),
  unique (organization_id, channel)
);
comment on table channel_connections is 'owner: channels';
comment on column channel_connections.sealed_secrets is 'AES-256-GCM under SECRET_KEY, bound to this row';
comment on column channel_connections.version is 'grows with every change, so that a provider is opened anew';
comment on column channel_connections.check_detail is 'what the last test of the connection found wrong; null when nothing';
create index channel_connections_by_id on channel_connections (id);
call protect_table('channel_connections');

create table senders (
  organization_id uuid not null references organizations (id),
  channel text not null,
  provider text not null,
  failures integer not null default 0,
  closed_at timestamptz,
  closed_until timestamptz,
  is_misconfigured boolean not null default false,
  because text,
  next_slot_at timestamptz,
  primary key (organization_id, channel)
);
comment on table senders is 'owner: channels';
comment on column senders.failures is 'how many answers in a row were no answer; any other sets it to zero';
comment on column senders.closed_until is 'nothing is released before; after it, one message tries the way';
comment on column senders.next_slot_at is 'up to when the rate per second has been given away';
create index senders_closed on senders (organization_id) where closed_until is not null;
call protect_table('senders');

create table suppressions (
  organization_id uuid not null references organizations (id),
  channel text not null check (channel in ('email', 'sms', 'whatsapp', 'voice', 'letter')),
  address text not null,
  because text not null,
  suppressed_at timestamptz not null,
  lifted_at timestamptz,
  primary key (organization_id, channel, address)
);
comment on table suppressions is 'owner: contact-points; addresses never to be used again, whether anyone has them or not';
comment on column suppressions.lifted_at is 'when the person allowed it again; kept, so that an older wish that arrives late changes nothing';
call protect_table('suppressions');
insert into suppressions (organization_id, channel, address, because, suppressed_at)
select organization_id, channel, address, 'said by the organization', min(opted_out_at)
  from contact_points where opted_out_at is not null group by organization_id, channel, address;

alter table notifications
  add column purpose text not null default 'reminder' check (purpose in ('reminder', 'opt_out_confirmation')),
  add column must_use_template boolean not null default false,
  add column is_templated boolean not null default false,
  add column milli_gbp integer not null default 0 check (milli_gbp >= 0),
  drop constraint notifications_status_check,
  add constraint notifications_status_check check (status in
    ('queued', 'sending', 'to_post', 'accepted', 'delivered', 'bounced', 'failed', 'unknown', 'cancelled'));
comment on column notifications.milli_gbp is 'estimated price in thousandths of a pound, as the daily limit counts it';
comment on column notifications.is_templated is 'it went, or goes, as an approved WhatsApp template';
comment on column notifications.must_use_template is 'WhatsApp refused free text: only an approved template may go';

create table lost_attempts (
  organization_id uuid not null,
  notification_id uuid not null,
  attempt_id uuid not null,
  lost_at timestamptz not null,
  handed_over_at timestamptz not null,
  ask_at timestamptz,
  asked integer not null default 0,
  primary key (organization_id, notification_id),
  foreign key (organization_id, notification_id) references notifications (organization_id, id)
);
comment on table lost_attempts is 'owner: notifications';
comment on column lost_attempts.ask_at is 'when the provider is asked next; null is a question that only a person can answer';
create index lost_attempts_to_ask on lost_attempts (organization_id, ask_at) where ask_at is not null;
call protect_table('lost_attempts');

create table inbound_webhooks (
  organization_id uuid not null,
  id uuid not null,
  connection_id uuid not null,
  provider text not null,
  event_key text not null,
  event json not null,
  received_at timestamptz not null,
  processed_at timestamptz,
  primary key (organization_id, id),
  unique (organization_id, provider, event_key)
);
comment on table inbound_webhooks is 'owner: inbound-webhooks';
comment on column inbound_webhooks.event is 'what the provider told, read and verified; forgotten after 7 days';
create index inbound_webhooks_waiting on inbound_webhooks (organization_id, id) where processed_at is null;
create index inbound_webhooks_by_age on inbound_webhooks (organization_id, received_at);
call protect_table('inbound_webhooks');

create table inbound_messages (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  customer_id uuid,
  recovery_case_id uuid,
  notification_id uuid,
  contact_point_id uuid,
  channel text not null check (channel in ('email', 'sms', 'whatsapp')),
  sender text not null,
  subject text,
  body text not null,
  intent text not null,
  confidence_percent integer not null check (confidence_percent between 0 and 100),
  reading jsonb not null,
  status text not null check (status in ('acted', 'waiting', 'done')),
  provider text not null,
  provider_message_id text not null,
  received_at timestamptz not null,
  handled_at timestamptz,
  handled_by text,
  primary key (organization_id, id),
  foreign key (organization_id, customer_id) references customers (organization_id, id),
  foreign key (organization_id, recovery_case_id) references recovery_cases (organization_id, id),
  foreign key (organization_id, notification_id) references notifications (organization_id, id),
  foreign key (organization_id, contact_point_id) references contact_points (organization_id, id)
);
comment on table inbound_messages is 'owner: inbound-messages';
comment on column inbound_messages.status is 'acted: it was followed at once and wants a look; waiting: a person decides; done';
create index inbound_messages_of_sender on inbound_messages (organization_id, channel, sender, received_at);
create index inbound_messages_waiting on inbound_messages (organization_id, id) where status <> 'done';
call protect_table('inbound_messages');

create table mailboxes (
  organization_id uuid not null,
  connection_id uuid not null,
  uid_validity text,
  last_uid bigint not null default 0,
  polled_at timestamptz,
  trouble text,
  primary key (organization_id, connection_id),
  foreign key (organization_id, connection_id) references channel_connections (organization_id, id)
);
comment on table mailboxes is 'owner: channels';
comment on column mailboxes.last_uid is 'up to which message the mailbox has been read';
call protect_table('mailboxes');

create table work_items (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  kind text not null check (kind in
    ('fix_contact', 'unknown_outcome', 'reply', 'letter_to_post', 'fix_channel', 'content_rejected')),
  subject_id uuid not null,
  customer_id uuid,
  recovery_case_id uuid,
  detail text not null,
  opened_at timestamptz not null,
  closed_at timestamptz,
  closed_by text,
  primary key (organization_id, id)
);
comment on table work_items is 'owner: work-items';
comment on column work_items.subject_id is 'the contact point, notification, inbound message or connection that wants a person';
create unique index one_open_work_item on work_items (organization_id, kind, subject_id)
  where closed_at is null;
create index work_items_of_customer on work_items (organization_id, customer_id) where closed_at is null;
call protect_table('work_items');

create table quota_uses (
  organization_id uuid not null references organizations (id),
  what text not null check (what in ('collections', 'emails', 'sms', 'ai_calls', 'letters', 'spend')),
  span text not null check (span in ('hour', 'day', 'month')),
  starts_at timestamptz not null,
  used bigint not null default 0 check (used >= 0),
  warned_at timestamptz,
  primary key (organization_id, what, span, starts_at)
);
comment on table quota_uses is 'owner: quotas';
comment on column quota_uses.used is 'messages, or thousandths of a pound for spend; windows are calendar hours, days and months in UTC';
call protect_table('quota_uses');

create table collected_cases (
  organization_id uuid not null references organizations (id),
  month date not null,
  recovery_case_id uuid not null,
  notification_id uuid not null,
  primary key (organization_id, month, recovery_case_id)
);
comment on table collected_cases is 'owner: quotas';
comment on column collected_cases.notification_id is 'the message that made it a collection of that month';
call protect_table('collected_cases');

alter table holds
  drop constraint holds_kind_check,
  add constraint holds_kind_check check (kind in
    ('manual', 'dispute', 'promise', 'breathing_space', 'insolvency', 'vulnerability', 'payment_claimed'));

alter table contact_points
  add column failing_since timestamptz,
  add column failed_at timestamptz;
comment on column contact_points.failing_since is 'since when messages to it have been put off, with no two days between';
