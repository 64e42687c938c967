import type { Exercises } from "#test/answers/exercise.ts";
import { addCustomer, fresh } from "#test/answers/furnish.ts";
import type { House } from "#test/answers/house.ts";

type Names =
  | "createCustomer"
  | "listCustomers"
  | "getCustomer"
  | "updateCustomer"
  | "optOut"
  | "optIn"
  | "createCustomerGroup"
  | "listCustomerGroups";

async function pointOf(house: House): Promise<{ id: string }> {
  return { id: (await addCustomer(house)).contacts[0]!.points[0]!.id };
}

export const customerExercises: Pick<Exercises, Names> = {
  createCustomer: {
    answers: {
      201: async (house) => ({
        name: fresh("Customer"),
        kind: "sole_trader",
        country: "GB",
        subdivision: "SCT",
        timeZone: "Europe/London",
        language: "en-GB",
        groupId: (await house.must("createCustomerGroup", { name: fresh("G") })).id,
        policyId: (await house.must("createPolicy", { name: fresh("P"), ladder: "brief" })).id,
        contacts: [
          {
            name: "Pat",
            points: [
              { channel: "email", address: "pat@example.com", consent: "given" },
              { channel: "sms", address: "+442079460000" },
              { channel: "letter", address: "1 High Street\nLeith EH6 6AA" },
            ],
          },
        ],
      }),
    },
    refusals: {
      already_exists: async (house) => ({
        name: (await addCustomer(house)).name.toUpperCase(),
      }),
      not_found: (_, absent) => ({ name: fresh("Customer"), groupId: absent("customerGroup") }),
    },
  },
  listCustomers: {
    answers: {
      200: async (house) => {
        await addCustomer(house);
        return { name: "customer", limit: 3 };
      },
    },
    refusals: {},
  },
  getCustomer: {
    answers: { 200: async (house) => ({ id: (await addCustomer(house)).id }) },
    refusals: {},
  },
  updateCustomer: {
    answers: {
      200: async (house) => ({
        id: (await addCustomer(house)).id,
        language: "de",
        contacts: [{ name: null, points: [{ channel: "email", address: "new@example.com" }] }],
      }),
    },
    refusals: {
      already_exists: async (house) => ({
        id: (await addCustomer(house)).id,
        name: (await addCustomer(house)).name,
      }),
    },
  },
  optOut: { answers: { 200: pointOf }, refusals: {} },
  optIn: {
    answers: {
      200: async (house) => {
        const point = await pointOf(house);
        await house.must("optOut", point);
        return point;
      },
    },
    refusals: {},
  },
  createCustomerGroup: {
    answers: { 201: () => ({ name: fresh("Group") }) },
    refusals: {
      already_exists: async (house) => ({
        name: (await house.must("createCustomerGroup", { name: fresh("G") })).name,
      }),
      not_found: (_, absent) => ({ name: fresh("Group"), policyId: absent("policy") }),
    },
  },
  listCustomerGroups: {
    answers: {
      200: async (house) => {
        await house.must("createCustomerGroup", { name: fresh("G") });
        return {};
      },
    },
    refusals: {},
  },
};
