import type { Exercises } from "#test/answers/exercise.ts";
import { addApproval, addInvoice, addLetter, addNotification } from "#test/answers/furnish.ts";
import type { House } from "#test/answers/house.ts";

type Names =
  | "listRecoveryCases"
  | "getRecoveryCase"
  | "listCaseEvents"
  | "explainCase"
  | "getPlan"
  | "listApprovals"
  | "approveReminder"
  | "rejectReminder"
  | "placeHold"
  | "listHolds"
  | "releaseHold"
  | "listNotifications"
  | "getNotification"
  | "settleNotification"
  | "getLetter"
  | "markPosted";

async function caseOf(house: House): Promise<{ id: string }> {
  return { id: (await addInvoice(house)).recoveryCaseId };
}

async function settledApproval(house: House): Promise<{ id: string }> {
  const { approval } = await addApproval(house);
  await house.must("rejectReminder", { id: approval.id });
  return { id: approval.id };
}

async function holdOf(house: House) {
  const { customerId } = await addInvoice(house);
  return await house.must("placeHold", { customerId, endsAt: "2026-12-01T00:00:00Z" });
}

export const recoveryExercises: Pick<Exercises, Names> = {
  listRecoveryCases: {
    answers: {
      200: async (house) => {
        const { customerId } = await addInvoice(house);
        return { customerId, status: "open" };
      },
    },
    refusals: {},
  },
  getRecoveryCase: { answers: { 200: caseOf }, refusals: {} },
  listCaseEvents: { answers: { 200: caseOf }, refusals: {} },
  explainCase: {
    answers: {
      200: async (house) => ({ ...(await caseOf(house)), at: "2026-11-05T12:00:00+01:00" }),
    },
    refusals: {
      not_possible_now: async (house) => {
        const invoice = await addInvoice(house);
        await house.must("voidInvoice", { id: invoice.id });
        return { id: invoice.recoveryCaseId };
      },
    },
  },
  getPlan: {
    answers: {
      200: async (house) => {
        await addInvoice(house);
        return { at: "2026-11-05T12:00:00Z", assumeLive: "true", limit: 10 };
      },
    },
    refusals: {},
  },
  listApprovals: {
    answers: {
      200: async (house) => {
        await addApproval(house);
        return { status: "pending" };
      },
    },
    refusals: {},
  },
  approveReminder: {
    answers: { 200: async (house) => ({ id: (await addApproval(house)).approval.id }) },
    refusals: { not_possible_now: settledApproval },
  },
  rejectReminder: {
    answers: { 200: async (house) => ({ id: (await addApproval(house)).approval.id }) },
    refusals: { not_possible_now: settledApproval },
  },
  placeHold: {
    answers: {
      201: async (house) => {
        const { customerId, id } = await addInvoice(house);
        return { customerId, invoiceId: id, kind: "dispute", note: "Two chairs were missing." };
      },
    },
    refusals: {
      not_found: (_, absent) => ({ customerId: absent("customer") }),
      not_possible_now: async (house) => {
        const { customerId } = await addInvoice(house);
        return { customerId, endsAt: "2026-11-01T00:00:00Z" };
      },
    },
  },
  listHolds: {
    answers: { 200: async (house) => ({ customerId: (await holdOf(house)).customerId }) },
    refusals: {},
  },
  releaseHold: {
    answers: { 200: async (house) => ({ id: (await holdOf(house)).id }) },
    refusals: {
      not_possible_now: async (house) => {
        const { id } = await holdOf(house);
        await house.must("releaseHold", { id });
        return { id };
      },
    },
  },
  listNotifications: {
    answers: {
      200: async (house) => ({ recoveryCaseId: (await addNotification(house)).recoveryCaseId }),
    },
    refusals: {},
  },
  getNotification: {
    answers: { 200: async (house) => ({ id: (await addNotification(house)).id }) },
    refusals: {},
  },
  settleNotification: {
    answers: {
      200: async (house) => ({
        id: (await addNotification(house, "unknown")).id,
        outcome: "not_sent",
      }),
    },
    refusals: {
      not_possible_now: async (house) => ({
        id: (await addNotification(house)).id,
        outcome: "accepted",
      }),
    },
  },
  getLetter: {
    answers: { 200: async (house) => ({ id: (await addLetter(house)).id }) },
    refusals: {
      not_possible_now: async (house) => ({ id: (await addNotification(house)).id }),
    },
  },
  markPosted: {
    answers: { 200: async (house) => ({ id: (await addLetter(house)).id }) },
    refusals: {
      not_possible_now: async (house) => {
        const { id, customerId } = await addLetter(house);
        await house.must("placeHold", { customerId });
        return { id };
      },
    },
  },
};
