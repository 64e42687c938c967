import type { InputOf } from "@dunlin/contract/endpoint.ts";
import { parseId } from "@dunlin/contract/ids.ts";
import type { Hold, placeHold as promise } from "@dunlin/contract/recovery.ts";
import type { Context } from "#server/context.ts";
import { recordEvents } from "#server/domain/events/record-events.ts";
import { toHold } from "#server/domain/holds/hold.ts";
import { cancelNotifications } from "#server/domain/notifications/cancel-notifications.ts";
import { lockCases } from "#server/domain/recovery-cases/lock-cases.ts";
import { wakeCases } from "#server/domain/recovery-cases/wake-cases.ts";
import { Refusal } from "#server/refusal.ts";

/** Stops contact; once this has committed, nothing that was queued to the customer leaves any more. */
export async function placeHold(ctx: Context, input: InputOf<typeof promise>): Promise<Hold> {
  const customerId = parseId(input.customerId);
  const invoiceId = input.invoiceId && parseId(input.invoiceId);
  if (input.endsAt !== null && new Date(input.endsAt) <= ctx.now()) {
    throw new Refusal("not_possible_now", "A hold must end after now.", {
      errors: [{ pointer: "/endsAt", detail: `must be after ${ctx.now().toISOString()}` }],
    });
  }
  await assertThere(ctx, customerId, invoiceId);
  const cases = await lockCases(ctx, customerId);
  const row = await ctx.db
    .insertInto("holds")
    .values({
      organization_id: ctx.organizationId,
      id: ctx.newId(),
      customer_id: customerId,
      invoice_id: invoiceId,
      kind: input.kind,
      note: input.note,
      starts_at: ctx.now(),
      ends_at: input.endsAt === null ? null : new Date(input.endsAt),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await recordEvents(
    ctx,
    (cases.length > 0 ? cases : [null]).map((recoveryCaseId) => ({
      type: "hold.placed",
      recoveryCaseId,
      customerId,
      subjectId: row.id,
      data: { kind: input.kind, endsAt: input.endsAt },
    })),
  );
  await cancelNotifications(ctx, { of: [customerId], because: "a hold was placed" });
  await wakeCases(ctx, cases);
  return toHold(row);
}

async function assertThere(ctx: Context, customerId: string, invoiceId: string | null) {
  const customer = await ctx.db
    .selectFrom("customers")
    .select("id")
    .where("id", "=", customerId)
    .executeTakeFirst();
  const invoice = invoiceId
    ? await ctx.db
        .selectFrom("invoices")
        .select("id")
        .where("id", "=", invoiceId)
        .where("customer_id", "=", customerId)
        .executeTakeFirst()
    : true;
  const field = !customer ? "customerId" : !invoice ? "invoiceId" : null;
  if (field === null) return;
  throw new Refusal("not_found", `${field} names nothing that exists here.`, {
    errors: [{ pointer: `/${field}`, detail: "names nothing that exists here" }],
  });
}
