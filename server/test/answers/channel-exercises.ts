import type { Exercises } from "#test/answers/exercise.ts";
import { connectSms } from "#test/answers/furnish.ts";
import type { GivenTo } from "#test/answers/house.ts";
import { SENDGRID } from "#test/connections.ts";

type Names =
  | "listChannels"
  | "connectChannel"
  | "disconnectChannel"
  | "checkChannel"
  | "sendTest"
  | "listWhatsappTemplates"
  | "getQuota";

const EMAIL: GivenTo<"connectChannel"> = {
  channel: "email",
  connection: SENDGRID,
  ratePerSecond: 5,
};

export const channelExercises: Pick<Exercises, Names> = {
  listChannels: {
    answers: {
      200: async (house) => {
        await house.must("connectChannel", EMAIL);
        await connectSms(house);
        return {};
      },
    },
    refusals: {},
  },
  connectChannel: {
    answers: { 200: () => EMAIL },
    refusals: {
      not_possible_now: (house) => {
        house.world.secrets = null;
        return EMAIL;
      },
    },
  },
  disconnectChannel: {
    answers: {
      200: async (house) => {
        await connectSms(house);
        return { channel: "sms" };
      },
    },
    refusals: { not_possible_now: () => ({ channel: "sms" }) },
  },
  checkChannel: {
    answers: {
      200: async (house) => {
        await connectSms(house);
        house.world.sms.refusal = { outcome: "misconfigured", detail: "20003 Authenticate" };
        return { channel: "sms" };
      },
    },
    refusals: {},
  },
  sendTest: {
    answers: {
      200: async (house) => {
        await connectSms(house);
        return { channel: "sms", to: "+442079460123" };
      },
    },
    refusals: { not_possible_now: () => ({ channel: "whatsapp", to: "+442079460123" }) },
  },
  listWhatsappTemplates: { answers: { 200: () => ({}) }, refusals: {} },
  getQuota: {
    answers: {
      200: async (house) => {
        await house.must("updateOrganization", { tier: "growth" });
        return {};
      },
    },
    refusals: {},
  },
};
