create table policies (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  name text not null,
  is_default boolean not null default false,
  stages jsonb not null,
  minimum_amounts jsonb not null default '{}',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, name)
);
comment on table policies is 'owner: policies';
comment on column policies.minimum_amounts is 'minor units by currency; below it nothing is sent';
create unique index one_default_policy on policies (organization_id) where is_default;
call protect_table('policies');

create table customer_groups (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  name text not null,
  policy_id uuid,
  created_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, name),
  foreign key (organization_id, policy_id) references policies (organization_id, id)
);
comment on table customer_groups is 'owner: customers';
call protect_table('customer_groups');

create table customers (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  name text not null,
  name_key text not null,
  kind text not null default 'company'
    check (kind in ('consumer', 'sole_trader', 'company', 'public_body')),
  country text,
  subdivision text,
  time_zone text,
  language text,
  group_id uuid,
  policy_id uuid,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, name_key),
  foreign key (organization_id, group_id) references customer_groups (organization_id, id),
  foreign key (organization_id, policy_id) references policies (organization_id, id)
);
comment on table customers is 'owner: customers';
comment on column customers.name_key is 'the name, case-folded and without extra spaces: one customer each';
call protect_table('customers');

create table contacts (
  organization_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  name text,
  position integer not null,
  primary key (organization_id, id),
  foreign key (organization_id, customer_id) references customers (organization_id, id)
);
comment on table contacts is 'owner: customers';
create index contacts_of_customer on contacts (organization_id, customer_id);
call protect_table('contacts');

create table contact_points (
  organization_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  contact_id uuid not null,
  channel text not null check (channel in ('email', 'sms', 'whatsapp', 'voice', 'letter')),
  address text not null,
  position integer not null,
  consent text not null default 'unknown' check (consent in ('unknown', 'given', 'refused')),
  opted_out_at timestamptz,
  quality text not null default 'unverified' check (quality in ('unverified', 'good', 'bad')),
  is_retired boolean not null default false,
  primary key (organization_id, id),
  unique (organization_id, contact_id, channel, address),
  foreign key (organization_id, customer_id) references customers (organization_id, id),
  foreign key (organization_id, contact_id) references contacts (organization_id, id)
);
comment on table contact_points is 'owner: contact-points';
comment on column contact_points.is_retired is 'taken from the customer; kept because messages went to it or its person opted out';
create index contact_points_of_customer on contact_points (organization_id, customer_id);
create index contact_points_by_address on contact_points (organization_id, channel, address);
call protect_table('contact_points');

create table recovery_cases (
  organization_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  status text not null default 'open' check (status in ('open', 'closed')),
  opened_at timestamptz not null,
  closed_at timestamptz,
  next_decision_at timestamptz,
  last_answer text,
  primary key (organization_id, id),
  foreign key (organization_id, customer_id) references customers (organization_id, id),
  check ((status = 'closed') = (closed_at is not null))
);
comment on table recovery_cases is 'owner: recovery-cases';
comment on column recovery_cases.next_decision_at is 'the next instant at which the decision could change; null waits for an event';
comment on column recovery_cases.last_answer is 'outcome, stage and rules of the last decision; an event is written when it changes';
create unique index one_open_case on recovery_cases (organization_id, customer_id, currency)
  where status = 'open';
create index cases_due_of_organization
  on recovery_cases (organization_id, next_decision_at, customer_id, id)
  where next_decision_at is not null;
call protect_table('recovery_cases');

create table invoices (
  organization_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  recovery_case_id uuid not null,
  number text not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  issued_on date not null,
  due_on date not null,
  amount_minor bigint not null check (amount_minor > 0),
  paid_minor bigint not null default 0 check (paid_minor >= 0),
  credited_minor bigint not null default 0 check (credited_minor >= 0),
  outstanding_minor bigint not null generated always as (amount_minor - paid_minor - credited_minor) stored
    check (outstanding_minor >= 0),
  status text not null default 'open'
    check (status in ('open', 'partially_paid', 'paid', 'void', 'written_off')),
  policy_id uuid,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, number),
  foreign key (organization_id, customer_id) references customers (organization_id, id),
  foreign key (organization_id, recovery_case_id) references recovery_cases (organization_id, id),
  foreign key (organization_id, policy_id) references policies (organization_id, id),
  check (due_on >= issued_on)
);
comment on table invoices is 'owner: invoices';
create index invoices_of_case on invoices (organization_id, recovery_case_id, due_on)
  where status in ('open', 'partially_paid');
create index invoices_of_customer on invoices (organization_id, customer_id);
call protect_table('invoices');

create table payments (
  organization_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  amount_minor bigint not null check (amount_minor > 0),
  unapplied_minor bigint not null check (unapplied_minor between 0 and amount_minor),
  received_on date not null,
  reference text,
  created_at timestamptz not null,
  primary key (organization_id, id),
  foreign key (organization_id, customer_id) references customers (organization_id, id)
);
comment on table payments is 'owner: payments';
comment on column payments.unapplied_minor is 'cash that no invoice has taken yet';
create index payments_of_customer on payments (organization_id, customer_id);
create index payments_unapplied on payments (organization_id, customer_id) where unapplied_minor > 0;
call protect_table('payments');

create table credit_notes (
  organization_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  number text not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  amount_minor bigint not null check (amount_minor > 0),
  unapplied_minor bigint not null check (unapplied_minor between 0 and amount_minor),
  issued_on date not null,
  reason text,
  created_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, number),
  foreign key (organization_id, customer_id) references customers (organization_id, id)
);
comment on table credit_notes is 'owner: credit-notes';
create index credit_notes_of_customer on credit_notes (organization_id, customer_id);
create index credit_notes_unapplied on credit_notes (organization_id, customer_id)
  where unapplied_minor > 0;
call protect_table('credit_notes');

create table payment_allocations (
  organization_id uuid not null,
  payment_id uuid not null,
  invoice_id uuid not null,
  amount_minor bigint not null check (amount_minor > 0),
  created_at timestamptz not null,
  primary key (organization_id, payment_id, invoice_id),
  foreign key (organization_id, payment_id) references payments (organization_id, id),
  foreign key (organization_id, invoice_id) references invoices (organization_id, id)
);
comment on table payment_allocations is 'owner: payments';
call protect_table('payment_allocations');

create table credit_note_allocations (
  organization_id uuid not null,
  credit_note_id uuid not null,
  invoice_id uuid not null,
  amount_minor bigint not null check (amount_minor > 0),
  created_at timestamptz not null,
  primary key (organization_id, credit_note_id, invoice_id),
  foreign key (organization_id, credit_note_id) references credit_notes (organization_id, id),
  foreign key (organization_id, invoice_id) references invoices (organization_id, id)
);
comment on table credit_note_allocations is 'owner: credit-notes';
call protect_table('credit_note_allocations');
