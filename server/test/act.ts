import type {
  connectChannel as channelPromise,
  SendingChannel,
} from "@dunlin/contract/channels.ts";
import type { CallOf, InputOf } from "@dunlin/contract/endpoint.ts";
import { createCustomer as customerPromise } from "@dunlin/contract/customers.ts";
import type { Channel, Customer } from "@dunlin/contract/customers.ts";
import { createPolicy as policyPromise } from "@dunlin/contract/policies.ts";
import { getPlan, placeHold as holdPromise } from "@dunlin/contract/recovery.ts";
import type { PlannedReminder } from "@dunlin/contract/recovery.ts";
import type { Context } from "#server/context.ts";
import { connectChannel } from "#server/domain/channels/connect-channel.ts";
import { getChannel } from "#server/domain/channels/get-channel.ts";
import { advanceClock } from "#server/domain/clocks/advance-clock.ts";
import { issueCreditNote } from "#server/domain/credit-notes/issue-credit-note.ts";
import { createCustomer } from "#server/domain/customers/create-customer.ts";
import { listCaseEvents } from "#server/domain/events/list-case-events.ts";
import { placeHold } from "#server/domain/holds/place-hold.ts";
import { keepWebhooks } from "#server/domain/inbound-webhooks/keep-webhooks.ts";
import { createInvoice } from "#server/domain/invoices/create-invoice.ts";
import { listNotifications } from "#server/domain/notifications/list-notifications.ts";
import { goLive } from "#server/domain/organizations/go-live.ts";
import { recordPayment } from "#server/domain/payments/record-payment.ts";
import { createPolicy } from "#server/domain/policies/create-policy.ts";
import { listApprovals } from "#server/domain/reminders/list-approvals.ts";
import { planReminders } from "#server/domain/reminders/plan-reminders.ts";
import { listWorkItems } from "#server/domain/work-items/list-work-items.ts";
import type { InboundEvent } from "#server/providers/inbound.ts";
import type { TestOrganization } from "#test/test-world.ts";

type Point = readonly [channel: Channel, address: string, consent?: "given" | "refused"];
type CustomerGiven = Partial<CallOf<typeof customerPromise>> & {
  email?: string | string[];
  /** The addresses of the one contact, in place of an e-mail address. */
  points?: readonly Point[];
};
type InvoiceGiven = {
  number?: string;
  dueOn: string;
  amount?: number;
  currency?: string;
  policyId?: string;
};
const PAGE = { limit: 500 };
let invoices = 0;

/** What people do in an organization, each in a transaction of its own, with everything but the point left out. */
export function act(ctx: TestOrganization) {
  const inside = <Input, Answer>(
    verb: (ctx: Context, input: Input) => Promise<Answer>,
    input: Input,
  ) => ctx.transact((each) => verb(each, input));
  return {
    do: inside,
    customer: (name: string, { email, points: own, ...given }: CustomerGiven = {}) => {
      const addresses = [email ?? `${name.toLowerCase().replaceAll(" ", "-")}@example.com`].flat();
      const points = own
        ? own.map(([channel, address, consent]) => ({ channel, address, consent }))
        : addresses.map((address) => ({ channel: "email" as const, address }));
      const call = {
        name,
        country: "GB",
        subdivision: "ENG",
        contacts: [{ name: "Pat", points }],
        ...given,
      };
      return inside(createCustomer, customerPromise.body.parse(call)) as Promise<Customer>;
    },
    invoice: (customer: Pick<Customer, "id">, given: InvoiceGiven) => {
      invoices += 1;
      return inside(createInvoice, {
        customerId: customer.id,
        number: given.number ?? `INV-${invoices}`,
        issuedOn: "2026-01-01",
        dueOn: given.dueOn,
        amount: { amount: given.amount ?? 50_000, currency: given.currency ?? "GBP" },
        policyId: given.policyId ?? null,
      });
    },
    pay: (
      customer: Pick<Customer, "id">,
      amount: number,
      given: { invoiceId?: string; currency?: string } = {},
    ) =>
      inside(recordPayment, {
        customerId: customer.id,
        amount: { amount, currency: given.currency ?? "GBP" },
        receivedOn: "2026-11-02",
        invoiceId: given.invoiceId,
      }),
    credit: (customer: Pick<Customer, "id">, amount: number, number: string) =>
      inside(issueCreditNote, {
        customerId: customer.id,
        number,
        amount: { amount, currency: "GBP" },
        issuedOn: "2026-11-02",
      }),
    hold: (customer: Pick<Customer, "id">, given: Partial<InputOf<typeof holdPromise>> = {}) =>
      inside(placeHold, holdPromise.body.parse({ customerId: customer.id, ...given })),
    goLive: (approveFirst = 0, rampPerDay: number | null = null) =>
      inside(goLive, { approveFirst, rampPerDay }),
    plan: async (at?: Date | string, assumeLive = false): Promise<PlannedReminder[]> => {
      const query = getPlan.query.parse(at ? { at: new Date(at).toISOString() } : {});
      return (await inside(planReminders, { ...query, assumeLive })).data;
    },
    /** A ladder for everybody: a firm stage a week, the first on the due date, each on its channels. */
    ladder: (...stages: Channel[][]) =>
      inside(
        createPolicy,
        policyPromise.body.parse({
          name: `Ladder ${stages.join(" ")}`,
          isDefault: true,
          stages: stages.map((channels, index) => ({
            key: `stage-${index + 1}`,
            tone: "firm",
            offsetDays: index * 7,
            channels,
          })),
        }),
      ),
    connect: (channel: SendingChannel, connection: object, ratePerSecond: number | null = null) =>
      inside(connectChannel, { channel, connection, ratePerSecond } as InputOf<
        typeof channelPromise
      >),
    channel: (channel: SendingChannel) => inside(getChannel, channel),
    /** What a provider tells, kept as it would be at the door; the next work processes it. */
    hear: (...events: InboundEvent[]) =>
      inside(keepWebhooks, { connectionId: ctx.newId(), provider: "recording", events }),
    workItems: async (which: { isOpen?: boolean } = { isOpen: true }) =>
      (await inside(listWorkItems, { ...PAGE, ...which })).data.toReversed(),
    advance: (to: Date | string) => advanceClock(ctx, { to: new Date(to).toISOString() }),
    history: async (recoveryCaseId: string) =>
      (await inside(listCaseEvents, { id: recoveryCaseId, ...PAGE })).data,
    messages: async () => (await inside(listNotifications, PAGE)).data.toReversed(),
    approvals: async () => (await inside(listApprovals, PAGE)).data.toReversed(),
  };
}

/** The types of a history, in order. */
export function typesOf(history: readonly { type: string }[]): string[] {
  return history.map((event) => event.type);
}
