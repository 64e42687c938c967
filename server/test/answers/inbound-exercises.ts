import type { Exercises } from "#test/answers/exercise.ts";
import { addInvoice, addReply } from "#test/answers/furnish.ts";
import type { House } from "#test/answers/house.ts";

type Names =
  | "listInboundMessages"
  | "getInboundMessage"
  | "recordInboundMessage"
  | "closeInboundMessage"
  | "listWorkItems"
  | "closeWorkItem";

async function workItem(house: House) {
  await addReply(house);
  return (await house.must("listWorkItems", { isOpen: "true", kind: "reply" })).data[0]!;
}

export const inboundExercises: Pick<Exercises, Names> = {
  listInboundMessages: {
    answers: {
      200: async (house) => {
        const { customerId } = await addReply(house);
        return { customerId: customerId!, status: "waiting" };
      },
    },
    refusals: {},
  },
  getInboundMessage: {
    answers: { 200: async (house) => ({ id: (await addReply(house)).id }) },
    refusals: {},
  },
  recordInboundMessage: {
    answers: {
      201: async (house) => {
        const { customerId } = await addInvoice(house);
        const customer = await house.must("getCustomer", { id: customerId });
        return {
          channel: "email",
          sender: customer.contacts[0]!.points[0]!.address.toUpperCase(),
          subject: "Re: your invoice",
          text: "I will pay £250 on Friday.",
        };
      },
    },
    refusals: {},
  },
  closeInboundMessage: {
    answers: { 200: async (house) => ({ id: (await addReply(house)).id }) },
    refusals: {
      not_possible_now: async (house) => {
        const { id } = await addReply(house);
        await house.must("closeInboundMessage", { id });
        return { id };
      },
    },
  },
  listWorkItems: {
    answers: {
      200: async (house) => {
        const { customerId } = await workItem(house);
        return { customerId: customerId!, isOpen: "true" };
      },
    },
    refusals: {},
  },
  closeWorkItem: {
    answers: { 200: async (house) => ({ id: (await workItem(house)).id }) },
    refusals: {
      not_possible_now: async (house) => {
        const { id } = await workItem(house);
        await house.must("closeWorkItem", { id });
        return { id };
      },
    },
  },
};
