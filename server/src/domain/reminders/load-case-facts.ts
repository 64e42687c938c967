import type { Channel, ContactPoint, Customer } from "@dunlin/contract/customers.ts";
import type { Stage } from "@dunlin/contract/policies.ts";
import { sql } from "kysely";
import type { Context } from "#server/context.ts";
import { zoneOf } from "#server/domain/customers/zone-of.ts";
import type {
  ApprovalFact,
  CaseFacts,
  HoldFact,
  InvoiceFact,
  OrganizationFacts,
  PointFact,
  PolicyFact,
  StageRecord,
} from "#server/domain/reminders/case-facts.ts";

type CaseRow = {
  id: string;
  customer_id: string;
  currency: string;
  last_answer: string | null;
  name: string;
  kind: Customer["kind"];
  country: string | null;
  subdivision: string | null;
  time_zone: string | null;
  language: string | null;
  policy_id: string | null;
  group_policy_id: string | null;
};

/** The facts of these cases, in the order of the ids, in a fixed number of statements however many there are. */
export async function loadCaseFacts(
  ctx: Context,
  input: { ids: readonly string[]; organization: OrganizationFacts },
): Promise<CaseFacts[]> {
  if (input.ids.length === 0) return [];
  const ids = [...input.ids];
  const cases = await loadCases(ctx, ids);
  const customers = [...new Set(cases.map((row) => row.customer_id))];
  const unapplied = await loadUnapplied(ctx, customers);
  const policies = await loadPolicies(ctx);
  const invoices = await loadInvoices(ctx, ids);
  const records = await loadRecords(ctx, ids);
  const points = await loadPoints(ctx, customers);
  const holds = await loadHolds(ctx, customers);
  const approvals = await loadApprovals(ctx, ids);
  const byId = new Map(cases.map((row) => [row.id, row]));
  return ids
    .map((id) => byId.get(id))
    .filter((row) => row !== undefined)
    .map((row): CaseFacts => {
      const isAbroad = row.country !== null;
      const place = {
        country: row.country ?? input.organization.place.country,
        ...withSubdivision(isAbroad ? row.subdivision : input.organization.place.subdivision),
      };
      const fallback = row.policy_id ?? row.group_policy_id;
      return {
        id: row.id,
        customerId: row.customer_id,
        customerName: row.name,
        debtor: row.kind,
        currency: row.currency,
        zone: row.time_zone ?? zoneOf(row.country) ?? input.organization.zone,
        place,
        language: row.language,
        lastAnswer: row.last_answer,
        invoices: (invoices.get(row.id) ?? []).map((invoice) => ({
          ...invoice,
          policy:
            policies.get(invoice.policyId ?? fallback ?? "default") ?? policies.get("default")!,
        })),
        records: records.get(row.id) ?? [],
        points: points.get(row.customer_id) ?? [],
        holds: holds.get(row.customer_id) ?? [],
        approvals: approvals.get(row.id) ?? [],
        unappliedMinor: unapplied.get(`${row.customer_id} ${row.currency}`) ?? 0n,
      };
    });
}

function withSubdivision(subdivision: string | null | undefined): { subdivision?: string } {
  return subdivision ? { subdivision } : {};
}

async function loadCases(ctx: Context, ids: string[]): Promise<CaseRow[]> {
  const { rows } = await sql<CaseRow>`
    select c.id, c.customer_id, c.currency, c.last_answer, u.name, u.kind, u.country,
           u.subdivision, u.time_zone, u.language, u.policy_id,
           (select g.policy_id from customer_groups g
             where g.organization_id = u.organization_id and g.id = u.group_id) as group_policy_id
      from recovery_cases c
      join customers u on u.organization_id = c.organization_id and u.id = c.customer_id
     where c.organization_id = ${ctx.organizationId} and c.id = any(${ids}::uuid[])`.execute(
    ctx.db,
  );
  return rows;
}

/** Cash and credit on account that no invoice has taken yet, by customer and currency. */
async function loadUnapplied(ctx: Context, customers: string[]): Promise<Map<string, bigint>> {
  const { rows } = await sql<{ customer_id: string; currency: string; minor: bigint }>`
    select customer_id, currency, unapplied_minor as minor from payments
     where organization_id = ${ctx.organizationId} and unapplied_minor > 0
       and customer_id = any(${customers}::uuid[])
    union all
    select customer_id, currency, unapplied_minor from credit_notes
     where organization_id = ${ctx.organizationId} and unapplied_minor > 0
       and customer_id = any(${customers}::uuid[])`.execute(ctx.db);
  const unapplied = new Map<string, bigint>();
  for (const { customer_id: customer, currency, minor } of rows) {
    const key = `${customer} ${currency}`;
    unapplied.set(key, (unapplied.get(key) ?? 0n) + minor);
  }
  return unapplied;
}

async function loadPolicies(ctx: Context): Promise<Map<string, PolicyFact>> {
  const rows = await ctx.db
    .selectFrom("policies")
    .select(["id", "is_default", "stages", "minimum_amounts"])
    .where("organization_id", "=", ctx.organizationId)
    .execute();
  const policies = new Map<string, PolicyFact>();
  for (const row of rows) {
    const policy = {
      stages: row.stages as Stage[],
      minimumAmounts: row.minimum_amounts as Record<string, number>,
    };
    policies.set(row.id, policy);
    if (row.is_default) policies.set("default", policy);
  }
  return policies;
}

type LoadedInvoice = Omit<InvoiceFact, "policy"> & { policyId: string | null };

async function loadInvoices(ctx: Context, ids: string[]): Promise<Map<string, LoadedInvoice[]>> {
  const { rows } = await sql<{
    recovery_case_id: string;
    id: string;
    number: string;
    issued_on: string;
    due_on: string;
    amount_minor: bigint;
    outstanding_minor: bigint;
    policy_id: string | null;
  }>`
    select recovery_case_id, id, number, issued_on, due_on, amount_minor, outstanding_minor, policy_id
      from invoices
     where organization_id = ${ctx.organizationId} and recovery_case_id = any(${ids}::uuid[])
       and status in ('open', 'partially_paid')
     order by due_on, number`.execute(ctx.db);
  const invoices = new Map<string, LoadedInvoice[]>();
  for (const row of rows) {
    add(invoices, row.recovery_case_id, {
      id: row.id,
      number: row.number,
      issuedOn: row.issued_on,
      dueOn: row.due_on,
      totalMinor: row.amount_minor,
      outstandingMinor: row.outstanding_minor,
      policyId: row.policy_id,
    });
  }
  return invoices;
}

async function loadRecords(ctx: Context, ids: string[]): Promise<Map<string, StageRecord[]>> {
  const { rows } = await sql<{
    recovery_case_id: string;
    invoice_id: string;
    stage: string;
    status: StageRecord["status"];
    occurrence: number;
    decided_at: Date;
  }>`
    select r.recovery_case_id, r.invoice_id, r.stage, r.status, r.occurrence, r.decided_at
      from reminders r
      left join notifications n on n.organization_id = r.organization_id and n.id = r.notification_id
     where r.organization_id = ${ctx.organizationId} and r.recovery_case_id = any(${ids}::uuid[])
       and (n.id is null or not n.is_withdrawn)`.execute(ctx.db);
  const records = new Map<string, StageRecord[]>();
  for (const row of rows) {
    add(records, row.recovery_case_id, {
      invoiceId: row.invoice_id,
      stage: row.stage,
      status: row.status,
      occurrence: row.occurrence,
      decidedAt: row.decided_at,
    });
  }
  return records;
}

async function loadPoints(ctx: Context, customers: string[]): Promise<Map<string, PointFact[]>> {
  const { rows } = await sql<{
    customer_id: string;
    contact_id: string;
    id: string;
    channel: Channel;
    address: string;
    name: string | null;
    consent: ContactPoint["consent"];
    opted_out_at: Date | null;
    quality: string;
    has_open_window: boolean;
    rests_until: Date | null;
  }>`
    select customer_id, contact_id, id, channel, address, contact[2] as name, consent, quality,
           coalesce(opted_out_at, (
             select suppressed_at from suppressions s
              where s.organization_id = points.organization_id and s.channel = points.channel
                and s.address = points.address and s.lifted_at is null
           )) as opted_out_at,
           channel = 'whatsapp' and exists (
             select from inbound_messages m
              where m.organization_id = points.organization_id and m.channel = 'whatsapp'
                and m.sender = points.address
                and m.received_at > ${ctx.now()}::timestamptz - interval '23 hours'
           ) as has_open_window,
           case when failing_since is not null then failed_at + interval '4 hours' end as rests_until
      from (select p.*, (select array[c.position::text, c.name] from contacts c
                          where c.organization_id = p.organization_id and c.id = p.contact_id) as contact
              from contact_points p
             where p.organization_id = ${ctx.organizationId}
               and not p.is_retired and p.customer_id = any(${customers}::uuid[])) as points
     order by contact[1]::int, position`.execute(ctx.db);
  const points = new Map<string, PointFact[]>();
  for (const row of rows) {
    add(points, row.customer_id, {
      id: row.id,
      contactId: row.contact_id,
      channel: row.channel,
      address: row.address,
      contactName: row.name,
      consent: row.consent,
      isRefused: row.consent === "refused",
      isOptedOut: row.opted_out_at !== null,
      isBad: row.quality === "bad",
      hasOpenWindow: row.has_open_window,
      restsUntil: row.rests_until,
    });
  }
  return points;
}

async function loadHolds(ctx: Context, customers: string[]): Promise<Map<string, HoldFact[]>> {
  const rows = await ctx.db
    .selectFrom("holds")
    .select(["customer_id", "invoice_id", "kind", "starts_at", "ends_at"])
    .where("customer_id", "in", customers)
    .where("released_at", "is", null)
    .execute();
  const holds = new Map<string, HoldFact[]>();
  for (const row of rows) {
    add(holds, row.customer_id, {
      invoiceId: row.invoice_id,
      kind: row.kind,
      startsAt: row.starts_at,
      endsAt: row.ends_at,
    });
  }
  return holds;
}

async function loadApprovals(ctx: Context, ids: string[]): Promise<Map<string, ApprovalFact[]>> {
  const { rows } = await sql<{ recovery_case_id: string } & ApprovalRow>`
    select recovery_case_id, invoice_id, stage, status from approvals
     where organization_id = ${ctx.organizationId} and recovery_case_id = any(${ids}::uuid[])`.execute(
    ctx.db,
  );
  const approvals = new Map<string, ApprovalFact[]>();
  for (const row of rows) {
    add(approvals, row.recovery_case_id, {
      invoiceId: row.invoice_id,
      stage: row.stage,
      status: row.status,
    });
  }
  return approvals;
}

type ApprovalRow = { invoice_id: string; stage: string; status: ApprovalFact["status"] };

function add<Item>(map: Map<string, Item[]>, key: string, item: Item): void {
  const list = map.get(key);
  if (list) list.push(item);
  else map.set(key, [item]);
}
