import type { EndpointName } from "@dunlin/contract/contract.ts";
import type { Customer } from "@dunlin/contract/customers.ts";
import type { ImportResult } from "@dunlin/contract/imports.ts";
import type { Invoice } from "@dunlin/contract/ledger.ts";
import type { Page } from "@dunlin/contract/page.ts";
import { expectTypeOf, test } from "vitest";
import type { Client } from "#client/call.ts";
import { iterate } from "#client/iterate.ts";

type Given<Name extends EndpointName> = Parameters<Client[Name]>;
type Input<Name extends EndpointName> = Given<Name>[0];

// The compiler checks these; nothing is called.
const client = {} as Client;

test("an answer has the type that the contract promises", () => {
  expectTypeOf(client.createCustomer).returns.resolves.toEqualTypeOf<Customer>();
  expectTypeOf(client.listInvoices).returns.resolves.toEqualTypeOf<Page<Invoice>>();
  expectTypeOf(client.importInvoices).returns.resolves.toEqualTypeOf<ImportResult>();
});

test("what has a default or is optional may be left out, and the rest may not", () => {
  expectTypeOf(client.createCustomer).toBeCallableWith({ name: "Acme" });
  expectTypeOf(client.listInvoices).toBeCallableWith();
  expectTypeOf(client.goLive).toBeCallableWith();
  expectTypeOf<{ country: string }>().not.toExtend<Input<"createCustomer">>();
  expectTypeOf<[]>().not.toExtend<Given<"getCustomer">>();
  expectTypeOf<{ dryRun: boolean }>().not.toExtend<Input<"importInvoices">>();
});

test("a query takes the value or its spelling", () => {
  expectTypeOf(client.listInvoices).toBeCallableWith({ limit: 10, status: "open" });
  expectTypeOf(client.listInvoices).toBeCallableWith({ number: undefined });
  expectTypeOf(client.importInvoices).toBeCallableWith({ body: "a,b", dryRun: true });
  expectTypeOf(client.importInvoices).toBeCallableWith({ body: "a,b", dryRun: "true" });
  expectTypeOf<{ status: "late" }>().not.toExtend<Input<"listInvoices">>();
  expectTypeOf<{ limit: string }>().not.toExtend<Input<"listInvoices">>();
});

test("a body of several shapes keeps them apart", () => {
  expectTypeOf(client.advanceClock).toBeCallableWith({ days: 60 });
  expectTypeOf(client.advanceClock).toBeCallableWith({ to: "2026-11-30T09:00:00Z" });
  expectTypeOf<{ weeks: number }>().not.toExtend<Input<"advanceClock">>();
});

test("iterating over a list gives its items, and takes its filters but no cursor", () => {
  type Query = Parameters<typeof iterate<Input<"listInvoices">, Invoice>>[1];
  expectTypeOf(() => iterate(client.listInvoices, { status: "open" })).returns.toEqualTypeOf<
    AsyncGenerator<Invoice, void, undefined>
  >();
  expectTypeOf<{ status: "late" }>().not.toExtend<Query>();
  expectTypeOf<Query>().not.toHaveProperty("startingAfter");
  expectTypeOf<object>().not.toExtend<
    Parameters<typeof iterate<Input<"listCaseEvents">, { id: string }>>[1]
  >();
});
