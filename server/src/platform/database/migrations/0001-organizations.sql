-- Row-level security is on from the first table. Requests and engine work run as dunlin_app with
-- dunlin.organization_id set for the transaction; the owner of the tables sees every organization.
do $$
begin
  if not exists (select from pg_roles where rolname = 'dunlin_app') then
    create role dunlin_app nologin;
  end if;
exception when duplicate_object or unique_violation then
  null;
end $$;
grant dunlin_app to current_user;
grant usage on schema public to dunlin_app;

create function current_organization() returns uuid
  language sql stable
  return nullif(current_setting('dunlin.organization_id', true), '')::uuid;

create procedure protect_table(name regclass, organization_column name default 'organization_id')
  language plpgsql as $$
begin
  execute format('alter table %s enable row level security', name);
  execute format(
    'create policy own_organization on %s to dunlin_app using (%I = (select current_organization()))',
    name, organization_column);
  execute format('grant select, insert, update, delete on %s to dunlin_app', name);
end $$;

create table organizations (
  id uuid primary key,
  name text not null,
  email text,
  phone text,
  payment_instructions text,
  role text not null default 'first_party' check (role in ('first_party', 'collector')),
  country text not null,
  subdivision text,
  time_zone text not null,
  language text not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  clock_at timestamptz,
  live_at timestamptz,
  approve_first integer not null default 0 check (approve_first >= 0),
  approved_count integer not null default 0 check (approved_count >= 0),
  ramp_per_day integer check (ramp_per_day > 0),
  contact_max_per_day integer not null default 1 check (contact_max_per_day > 0),
  contact_max_per_week integer not null default 7 check (contact_max_per_week > 0),
  contact_from text not null default '08:00',
  contact_to text not null default '20:00',
  contact_weekdays integer[] not null default '{1,2,3,4,5}',
  ledger_max_age_days integer check (ledger_max_age_days > 0),
  ledger_fresh_at timestamptz not null,
  created_at timestamptz not null
);
comment on table organizations is 'owner: organizations';
comment on column organizations.clock_at is 'the frozen now of a sandbox; null for an organization that lives in real time';
comment on column organizations.live_at is 'null while paused: nothing is sent';
comment on column organizations.ledger_fresh_at is 'when somebody last said that the ledger is up to date';
call protect_table('organizations', 'id');

create table api_keys (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  name text not null,
  prefix text not null,
  hash bytea not null unique,
  scopes text[] not null,
  created_at timestamptz not null,
  revoked_at timestamptz,
  primary key (organization_id, id)
);
comment on table api_keys is 'owner: api-keys';
call protect_table('api_keys');
