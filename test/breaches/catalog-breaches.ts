/** For each rule of the catalog a piece of SQL that breaks it: the rule, where it is found, the SQL. */
export const CATALOG_BREACHES: readonly [rule: string, where: string, text: string][] = [
  [
    "organization-leads-the-key",
    "broken_keys",
    `create table broken_keys (organization_id uuid not null references organizations (id), id uuid primary key);
     comment on table broken_keys is 'owner: invoices'; call protect_table('broken_keys');`,
  ],
  [
    "row-level-security",
    "broken_security",
    `create table broken_security (organization_id uuid not null, id uuid, primary key (organization_id, id));
     comment on table broken_security is 'owner: invoices';
     grant select, insert, update, delete on broken_security to dunlin_app;`,
  ],
  [
    "own-organization-policy",
    "broken_policies",
    `create table broken_policies (organization_id uuid not null, id uuid, primary key (organization_id, id));
     comment on table broken_policies is 'owner: invoices'; call protect_table('broken_policies');
     create policy everyone on broken_policies to dunlin_app using (true);`,
  ],
  [
    "table-has-an-owner",
    "broken_owners",
    `create table broken_owners (organization_id uuid not null, id uuid, primary key (organization_id, id));
     comment on table broken_owners is 'owner: nobody'; call protect_table('broken_owners');`,
  ],
  [
    "keys-carry-the-organization",
    "broken_uniques.name",
    `create table broken_uniques (organization_id uuid not null, id uuid, name text unique, primary key (organization_id, id));
     comment on table broken_uniques is 'owner: invoices'; call protect_table('broken_uniques');`,
  ],
  [
    "keys-carry-the-organization",
    "broken_indexes.name",
    `create table broken_indexes (organization_id uuid not null, id uuid, name text, primary key (organization_id, id));
     create unique index broken_index on broken_indexes (name) where name is not null;
     comment on table broken_indexes is 'owner: invoices'; call protect_table('broken_indexes');`,
  ],
  [
    "keys-carry-the-organization",
    "broken_references.other_organization_id,invoice_id",
    `create table broken_references (organization_id uuid not null, id uuid, other_organization_id uuid, invoice_id uuid,
       primary key (organization_id, id),
       foreign key (other_organization_id, invoice_id) references invoices (organization_id, id));
     comment on table broken_references is 'owner: invoices'; call protect_table('broken_references');`,
  ],
  [
    "money-is-exact",
    "broken_money.amount_minor",
    `create table broken_money (organization_id uuid not null, id uuid, amount_minor numeric, price bigint,
       fee_minor integer, primary key (organization_id, id));
     comment on table broken_money is 'owner: invoices'; call protect_table('broken_money');`,
  ],
  ["money-is-exact", "broken_money.price", ""],
  ["money-is-exact", "broken_money.fee_minor", ""],
];

/** What the probe of two organizations must find in those tables: the rule and the table or key. */
export const ISOLATION_BREACHES: readonly [rule: string, where: string, what: string][] = [
  ["organizations-are-apart", "broken_security", "sees another's"],
  ["organizations-are-apart", "broken_security", "changes another's"],
  ["organizations-are-apart", "broken_security", "removes another's"],
  ["organizations-are-apart", "broken_security", "inserts another's"],
  ["organizations-are-apart", "broken_security", "gives its own away"],
  ["organizations-are-apart", "broken_policies", "sees another's"],
  [
    "references-stay-inside",
    "broken_references.broken_references_other_organization_id_invoice_id_fkey",
    "a foreign row",
  ],
];
