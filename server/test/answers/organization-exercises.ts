import type { Exercises } from "#test/answers/exercise.ts";
import { addInvoice, fresh } from "#test/answers/furnish.ts";
import type { House } from "#test/answers/house.ts";
import { fileOf } from "#test/import-bed.ts";

type Names =
  | "createOrganization"
  | "getOrganization"
  | "updateOrganization"
  | "confirmLedger"
  | "goLive"
  | "pauseOrganization"
  | "getClock"
  | "advanceClock"
  | "importInvoices"
  | "listImports"
  | "getImport"
  | "createPolicy"
  | "listPolicies"
  | "getPolicy"
  | "updatePolicy";

const inSandbox = (house: House) => house.neighbour({ sandbox: true });

/** A file of more than is taken at once. */
function largeFile(): string {
  const filler = "x".repeat(1000);
  const lines = Array.from({ length: 4500 }, (_, index) => ({
    number: `L-${index}`,
    name: `Large ${index} ${filler}`,
  }));
  return fileOf(lines);
}

export const organizationExercises: Pick<Exercises, Names> = {
  createOrganization: {
    answers: {
      201: async (house) => ({
        by: house,
        key: await house.keyFor(["platform"]),
        given: { name: "Beta Ltd", sandbox: true, clock: "2026-11-30T09:00:00Z" },
      }),
    },
    refusals: {},
  },
  getOrganization: { answers: { 200: () => ({}) }, refusals: {} },
  updateOrganization: {
    answers: { 200: () => ({ name: "Acme Holdings", contactBudget: { perDay: 2, perWeek: 5 } }) },
    refusals: {},
  },
  confirmLedger: { answers: { 200: () => ({}) }, refusals: {} },
  goLive: { answers: { 200: () => ({ approveFirst: 3, rampPerDay: 10 }) }, refusals: {} },
  pauseOrganization: {
    answers: {
      200: async (house) => {
        await house.must("goLive", {});
        return {};
      },
    },
    refusals: {},
  },
  getClock: { answers: { 200: () => ({}) }, refusals: {} },
  advanceClock: {
    answers: {
      200: async (house) => {
        const by = await inSandbox(house);
        await by.must("goLive", {});
        await addInvoice(by);
        return { by, given: { days: 60 } };
      },
    },
    refusals: {
      sandbox_only: () => ({ days: 1 }),
      not_possible_now: async (house) => ({
        by: await inSandbox(house),
        given: { to: "2020-01-01T00:00:00Z" },
      }),
    },
  },
  importInvoices: {
    answers: {
      200: () => ({
        csv: fileOf([{ number: fresh("I") }, { number: fresh("I"), amount: "lots" }]),
      }),
      202: () => ({ csv: largeFile() }),
    },
    refusals: { unreadable_file: () => ({ csv: "what\nis\nthis\n" }) },
  },
  listImports: {
    answers: {
      200: async (house) => {
        await house.must("importInvoices", { csv: fileOf([{ number: fresh("I") }]) });
        return { limit: 5 };
      },
    },
    refusals: {},
  },
  getImport: {
    answers: {
      200: async (house) => {
        const csv = fileOf([{ number: fresh("I"), due: "soon" }]);
        return { id: (await house.must("importInvoices", { csv })).id! };
      },
    },
    refusals: {},
  },
  createPolicy: {
    answers: {
      201: () => ({
        name: fresh("Policy"),
        stages: [{ key: "only", tone: "firm", offsetDays: 3, channels: ["email"] }],
        minimumAmounts: { GBP: 500 },
        isDefault: true,
      }),
    },
    refusals: { already_exists: () => ({ name: "Courteous", ladder: "brief" }) },
  },
  listPolicies: { answers: { 200: () => ({}) }, refusals: {} },
  getPolicy: {
    answers: {
      200: async (house) => ({ id: (await house.must("listPolicies", {})).data[0]!.id }),
    },
    refusals: {},
  },
  updatePolicy: {
    answers: {
      200: async (house) => ({
        id: (await house.must("listPolicies", {})).data[0]!.id,
        minimumAmounts: { EUR: 1000 },
      }),
    },
    refusals: {
      already_exists: async (house) => {
        const { id } = await house.must("createPolicy", { name: fresh("P"), ladder: "brief" });
        return { id, name: "Courteous" };
      },
    },
  },
};
