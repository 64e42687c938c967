import type { Context } from "#server/context.ts";
import { allocate } from "#server/domain/invoices/allocate.ts";
import { lockOpenInvoices } from "#server/domain/invoices/lock-open-invoices.ts";
import { settleInvoices, type Settlement } from "#server/domain/invoices/settle-invoices.ts";
import { cancelNotifications } from "#server/domain/notifications/cancel-notifications.ts";
import { closeSettledCases } from "#server/domain/recovery-cases/close-settled-cases.ts";
import { lockCases } from "#server/domain/recovery-cases/lock-cases.ts";
import { wakeCases } from "#server/domain/recovery-cases/wake-cases.ts";

type Input = {
  by: "payment" | "credit-note";
  sourceId: string;
  customerId: string;
  invoiceId?: string | undefined;
  amountMinor: bigint;
  currency: string;
};

/** Puts money or credit on a customer's invoices and withdraws what is queued to them, all in the caller's transaction. */
export async function applyToCustomer(
  ctx: Context,
  input: Input,
): Promise<{ settlements: Settlement[]; leftMinor: bigint }> {
  const cases = await lockCases(ctx, input.customerId);
  await cancelNotifications(ctx, {
    of: [input.customerId],
    because: input.by === "payment" ? "a payment came" : "a credit note was issued",
  });
  const allocation = allocate(input.amountMinor, await lockOpenInvoices(ctx, input));
  await settleInvoices(ctx, {
    by: input.by,
    sourceId: input.sourceId,
    settlements: allocation.settlements,
  });
  await closeSettledCases(ctx, input.customerId);
  await wakeCases(ctx, cases);
  return allocation;
}
