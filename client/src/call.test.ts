import type { Customer } from "@dunlin/contract/customers.ts";
import type { ImportResult } from "@dunlin/contract/imports.ts";
import type { Invoice } from "@dunlin/contract/ledger.ts";
import type { Page } from "@dunlin/contract/page.ts";
import { expectTypeOf, test } from "vitest";
import type { Client } from "#client/call.ts";
import { iterate } from "#client/iterate.ts";

// These are checked by the compiler; the calls inside never run.
const client = {} as Client;
const compiles = (_call: () => unknown) => {};

test("an answer has the type that the contract promises", () => {
  expectTypeOf(client.createCustomer).returns.resolves.toEqualTypeOf<Customer>();
  expectTypeOf(client.listInvoices).returns.resolves.toEqualTypeOf<Page<Invoice>>();
  expectTypeOf(client.importInvoices).returns.resolves.toEqualTypeOf<ImportResult>();
});

test("what has a default or is optional may be left out, and the rest may not", () => {
  expectTypeOf(client.createCustomer).toBeCallableWith({ name: "Acme" });
  expectTypeOf(client.listInvoices).toBeCallableWith();
  expectTypeOf(client.goLive).toBeCallableWith();
  // @ts-expect-error the name is missing
  compiles(() => client.createCustomer({}));
  // @ts-expect-error the id is missing
  compiles(() => client.getCustomer());
  // @ts-expect-error the body is missing
  compiles(() => client.importInvoices({ dryRun: true }));
});

test("a query takes the value or its spelling", () => {
  expectTypeOf(client.listInvoices).toBeCallableWith({
    limit: 10,
    status: "open",
    number: undefined,
  });
  expectTypeOf(client.importInvoices).toBeCallableWith({ body: "a,b", dryRun: true });
  expectTypeOf(client.importInvoices).toBeCallableWith({ body: "a,b", dryRun: "true" });
  // @ts-expect-error no such status
  compiles(() => client.listInvoices({ status: "late" }));
  // @ts-expect-error a limit is a number
  compiles(() => client.listInvoices({ limit: "many" }));
});

test("a body of several shapes keeps them apart", () => {
  expectTypeOf(client.advanceClock).toBeCallableWith({ days: 60 });
  expectTypeOf(client.advanceClock).toBeCallableWith({ to: "2026-11-30T09:00:00Z" });
  // @ts-expect-error neither shape
  compiles(() => client.advanceClock({ weeks: 2 }));
});

test("iterating over a list gives its items and takes its filters", () => {
  expectTypeOf(() => iterate(client.listInvoices, { status: "open" })).returns.toEqualTypeOf<
    AsyncGenerator<Invoice, void, undefined>
  >();
  compiles(() => iterate(client.listCaseEvents, { id: "case_1" }));
  // @ts-expect-error the id is missing
  compiles(() => iterate(client.listCaseEvents, {}));
  // @ts-expect-error no such status
  compiles(() => iterate(client.listInvoices, { status: "late" }));
  // @ts-expect-error the cursor is the iteration's own
  compiles(() => iterate(client.listInvoices, { startingAfter: "inv_1" }));
});
