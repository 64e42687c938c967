import type { InputOf } from "@dunlin/contract/endpoint.ts";
import { parseId } from "@dunlin/contract/ids.ts";
import type { Page } from "@dunlin/contract/page.ts";
import type { listRecoveryCases as promise, RecoveryCase } from "@dunlin/contract/recovery.ts";
import type { Context } from "#server/context.ts";
import { selectCases, toRecoveryCase } from "#server/domain/recovery-cases/recovery-case.ts";
import { readPage } from "#server/platform/database/read-page.ts";

/** Lists cases, newest first. */
export async function listRecoveryCases(
  ctx: Context,
  input: InputOf<typeof promise>,
): Promise<Page<RecoveryCase>> {
  let query = await selectCases(ctx);
  if (input.customerId) {
    query = query.where("recovery_cases.customer_id", "=", parseId(input.customerId));
  }
  if (input.status) query = query.where("recovery_cases.status", "=", input.status);
  const page = await readPage(query, input, { table: "recovery_cases" });
  return { data: page.data.map(toRecoveryCase), hasMore: page.hasMore };
}
