import { parseId } from "@dunlin/contract/ids.ts";
import type { CreditNote } from "@dunlin/contract/ledger.ts";
import type { Context } from "#server/context.ts";
import { toCreditNotes } from "#server/domain/credit-notes/credit-note.ts";
import { Refusal } from "#server/refusal.ts";

/** One credit note with what it reduced. */
export async function getCreditNote(ctx: Context, input: { id: string }): Promise<CreditNote> {
  const row = await ctx.db
    .selectFrom("credit_notes")
    .selectAll()
    .where("id", "=", parseId(input.id))
    .executeTakeFirst();
  if (!row) throw new Refusal("not_found", "There is no such credit note.");
  return (await toCreditNotes(ctx, [row]))[0]!;
}
