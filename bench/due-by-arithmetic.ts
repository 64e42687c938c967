import { runSql, type SqlPool } from "@dunlin/server/platform/database/pool.ts";

export type DueInvoice = {
  id: string;
  number: string;
  due_on: string;
  outstanding_minor: bigint;
  name: string;
  address: string;
  stage: string;
};

const STAGES = "(values (7, 'gentle'), (14, 'firm'), (30, 'final')) as stages (days, stage)";

/** What the simple systems do: the stage by date arithmetic over every open invoice. */
export async function loadDueByArithmetic(
  pool: SqlPool,
  organizationId: string,
): Promise<DueInvoice[]> {
  return await runSql<DueInvoice>(
    pool,
    `select i.id, i.number, i.due_on, i.outstanding_minor, c.name, p.address, stages.stage
       from invoices i
       join ${STAGES} on '2026-11-18'::date - i.due_on = stages.days
       join customers c on c.organization_id = i.organization_id and c.id = i.customer_id
       join contact_points p on p.organization_id = i.organization_id and p.customer_id = i.customer_id
      where i.organization_id = $1 and i.status = 'open'`,
    [organizationId],
  );
}

/** A personal message, made with nothing but string templates. */
export function renderPlainly(invoice: DueInvoice): { subject: string; text: string } {
  const amount = (Number(invoice.outstanding_minor) / 100).toFixed(2);
  return {
    subject: `Reminder: invoice ${invoice.number}`,
    text: `Dear ${invoice.name},\n\nInvoice ${invoice.number} over £${amount} was due on ${invoice.due_on}.\nPlease pay it.\n\nBench Ltd`,
  };
}
