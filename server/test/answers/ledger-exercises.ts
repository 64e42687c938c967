import type { Exercises } from "#test/answers/exercise.ts";
import { addInvoice, fresh } from "#test/answers/furnish.ts";
import type { House } from "#test/answers/house.ts";

type Names =
  | "createInvoice"
  | "listInvoices"
  | "getInvoice"
  | "voidInvoice"
  | "writeOffInvoice"
  | "recordPayment"
  | "listPayments"
  | "getPayment"
  | "issueCreditNote"
  | "listCreditNotes"
  | "getCreditNote";

const pounds = (amount: number) => ({ amount, currency: "GBP" });

async function voided(house: House) {
  const invoice = await addInvoice(house);
  return await house.must("voidInvoice", { id: invoice.id });
}

async function payment(house: House) {
  const { customerId } = await addInvoice(house);
  const given = { customerId, amount: pounds(70_000), receivedOn: "2026-11-02" };
  return await house.must("recordPayment", given);
}

async function credit(house: House) {
  const { customerId, id } = await addInvoice(house);
  return {
    customerId,
    invoiceId: id,
    number: fresh("CN"),
    amount: pounds(1_000),
    issuedOn: "2026-11-02",
  };
}

export const ledgerExercises: Pick<Exercises, Names> = {
  createInvoice: {
    answers: {
      201: async (house) => ({
        customerId: (await addInvoice(house)).customerId,
        number: fresh("INV"),
        issuedOn: "2026-10-01",
        dueOn: "2026-10-31",
        amount: { amount: 5_000, currency: "JPY" },
        policyId: (await house.must("createPolicy", { name: fresh("P"), ladder: "brief" })).id,
      }),
    },
    refusals: {
      already_exists: async (house) => {
        const { customerId, number } = await addInvoice(house);
        const days = { issuedOn: "2026-10-01", dueOn: "2026-10-31" };
        return { customerId, number, ...days, amount: pounds(1) };
      },
      not_found: (_, absent) => ({
        customerId: absent("customer"),
        number: fresh("INV"),
        issuedOn: "2026-10-01",
        dueOn: "2026-10-31",
        amount: pounds(1),
      }),
    },
  },
  listInvoices: {
    answers: {
      200: async (house) => {
        const { customerId } = await addInvoice(house);
        return { customerId, status: "open" };
      },
    },
    refusals: {},
  },
  getInvoice: {
    answers: { 200: async (house) => ({ id: (await addInvoice(house)).id }) },
    refusals: {},
  },
  voidInvoice: {
    answers: { 200: async (house) => ({ id: (await addInvoice(house)).id }) },
    refusals: { not_possible_now: async (house) => ({ id: (await voided(house)).id }) },
  },
  writeOffInvoice: {
    answers: { 200: async (house) => ({ id: (await addInvoice(house)).id }) },
    refusals: { not_possible_now: async (house) => ({ id: (await voided(house)).id }) },
  },
  recordPayment: {
    answers: {
      201: async (house) => {
        const { customerId, id } = await addInvoice(house);
        const money = { amount: pounds(60_000), reference: "BACS 77" };
        return { customerId, invoiceId: id, receivedOn: "2026-11-02", ...money };
      },
    },
    refusals: {
      not_found: (_, absent) => ({
        customerId: absent("customer"),
        amount: pounds(1),
        receivedOn: "2026-11-02",
      }),
      currency_mismatch: async (house) => {
        const { customerId, id } = await addInvoice(house);
        const amount = { amount: 100, currency: "EUR" };
        return { customerId, invoiceId: id, amount, receivedOn: "2026-11-02" };
      },
      not_possible_now: async (house) => {
        const { customerId, id } = await voided(house);
        return { customerId, invoiceId: id, amount: pounds(1), receivedOn: "2026-11-02" };
      },
    },
  },
  listPayments: {
    answers: {
      200: async (house) => ({ customerId: (await payment(house)).customerId }),
    },
    refusals: {},
  },
  getPayment: {
    answers: { 200: async (house) => ({ id: (await payment(house)).id }) },
    refusals: {},
  },
  issueCreditNote: {
    answers: { 201: async (house) => ({ ...(await credit(house)), reason: "Broken on arrival" }) },
    refusals: {
      not_found: async (house, absent) => ({
        ...(await credit(house)),
        invoiceId: absent("invoice"),
      }),
      already_exists: async (house) => {
        const given = await credit(house);
        await house.must("issueCreditNote", given);
        return given;
      },
      currency_mismatch: async (house) => ({
        ...(await credit(house)),
        amount: { amount: 1, currency: "USD" },
      }),
      not_possible_now: async (house) => {
        const { customerId, id } = await voided(house);
        return { ...(await credit(house)), customerId, invoiceId: id };
      },
    },
  },
  listCreditNotes: {
    answers: {
      200: async (house) => {
        const given = await credit(house);
        await house.must("issueCreditNote", given);
        return { customerId: given.customerId };
      },
    },
    refusals: {},
  },
  getCreditNote: {
    answers: {
      200: async (house) => ({
        id: (await house.must("issueCreditNote", await credit(house))).id,
      }),
    },
    refusals: {},
  },
};
