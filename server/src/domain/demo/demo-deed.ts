import type { Money } from "@dunlin/contract/money.ts";
import type { Hold } from "@dunlin/contract/recovery.ts";

export type DemoInvoice = {
  /** What deeds call it; numbers are given in the order of issue. */
  key: string;
  customer: string;
  issuedOn: string;
  dueOn: string;
  amount: Money;
};

/** One thing that happens in the demo's past, on a civil day. */
export type DemoDeed = { on: string; customer: string } & (
  | { do: "pay"; invoice?: string; amount: Money; reference: string }
  | { do: "credit"; invoice: string; amount: Money; number: string; reason: string }
  | { do: "hold"; kind: Hold["kind"]; invoice?: string; endsAt?: string; note: string }
  | { do: "void" | "write-off"; invoice: string }
  | { do: "opt-out" }
  | { do: "bounce" }
);

export type DemoBook = { invoices: readonly DemoInvoice[]; deeds: readonly DemoDeed[] };
