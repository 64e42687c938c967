import { runSql, type SqlPool } from "@dunlin/server/platform/database/pool.ts";
import type { Pool } from "undici";
import { loadDueByArithmetic, renderPlainly, type DueInvoice } from "./due-by-arithmetic.ts";

/** The least one can do: one query, a loop of requests, one row per message. No gate, no event, no protection. */
export async function runBareLoop(
  pool: SqlPool,
  http: Pool,
  organizationId: string,
): Promise<number> {
  const due = await loadDueByArithmetic(pool, organizationId);
  let next = 0;
  async function lane(): Promise<void> {
    for (let invoice = due[next++]; invoice; invoice = due[next++]) {
      await postAndRecord(pool, http, invoice);
    }
  }
  await Promise.all(Array.from({ length: 100 }, lane));
  return due.length;
}

/** Sends one message and records it by itself. */
export async function postAndRecord(pool: SqlPool, http: Pool, invoice: DueInvoice): Promise<void> {
  const { statusCode, body } = await http.request({
    method: "POST",
    path: "/messages",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ to: invoice.address, ...renderPlainly(invoice) }),
  });
  await body.dump();
  if (statusCode !== 202) throw new Error(`the sink answered ${statusCode}`);
  await runSql(pool, "insert into bench.sent (invoice_id, stage) values ($1, $2)", [
    invoice.id,
    invoice.stage,
  ]);
}
