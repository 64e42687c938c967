import type { Customer } from "@dunlin/contract/customers.ts";
import { parseId } from "@dunlin/contract/ids.ts";
import type { Context } from "#server/context.ts";
import { markQuality } from "#server/domain/contact-points/mark-quality.ts";
import { issueCreditNote } from "#server/domain/credit-notes/issue-credit-note.ts";
import { optOut } from "#server/domain/customers/opt-out.ts";
import type { DemoDeed } from "#server/domain/demo/demo-deed.ts";
import { placeHold } from "#server/domain/holds/place-hold.ts";
import { voidInvoice } from "#server/domain/invoices/void-invoice.ts";
import { writeOffInvoice } from "#server/domain/invoices/write-off-invoice.ts";
import { recordPayment } from "#server/domain/payments/record-payment.ts";

/** The ids that the demo's names stand for. */
export type DemoIds = { customers: Map<string, Customer>; invoices: Map<string, string> };

/** Does one thing of the demo's past, through the verb that anybody would use. */
export async function applyDemoDeed(
  ctx: Context,
  input: { deed: DemoDeed; ids: DemoIds },
): Promise<void> {
  const { deed, ids } = input;
  const customer = ids.customers.get(deed.customer)!;
  const customerId = customer.id;
  const point = customer.contacts[0]?.points[0]?.id;
  const named = "invoice" in deed && deed.invoice ? ids.invoices.get(deed.invoice)! : undefined;
  const invoice = named === undefined ? {} : { invoiceId: named };
  switch (deed.do) {
    case "pay": {
      const { amount, reference, on: receivedOn } = deed;
      await recordPayment(ctx, { customerId, ...invoice, amount, receivedOn, reference });
      return;
    }
    case "credit": {
      const { amount, number, reason, on: issuedOn } = deed;
      await issueCreditNote(ctx, { customerId, ...invoice, amount, number, issuedOn, reason });
      return;
    }
    case "hold": {
      const { kind, note, endsAt = null } = deed;
      await placeHold(ctx, { customerId, invoiceId: named ?? null, kind, note, endsAt });
      return;
    }
    case "void":
      await voidInvoice(ctx, { id: named! });
      return;
    case "write-off":
      await writeOffInvoice(ctx, { id: named! });
      return;
    case "opt-out":
      await optOut(ctx, { id: point! });
      return;
    case "bounce":
      await markQuality(ctx, { ids: [parseId(point!)], quality: "bad" });
  }
}
