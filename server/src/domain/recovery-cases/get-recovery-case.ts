import { parseId } from "@dunlin/contract/ids.ts";
import type { RecoveryCase } from "@dunlin/contract/recovery.ts";
import type { Context } from "#server/context.ts";
import { selectCases, toRecoveryCase } from "#server/domain/recovery-cases/recovery-case.ts";
import { Refusal } from "#server/refusal.ts";

/** One case with what is owed in it. */
export async function getRecoveryCase(ctx: Context, input: { id: string }): Promise<RecoveryCase> {
  const query = await selectCases(ctx);
  const row = await query.where("recovery_cases.id", "=", parseId(input.id)).executeTakeFirst();
  if (!row) throw new Refusal("not_found", "There is no such recovery case.");
  return toRecoveryCase(row);
}
