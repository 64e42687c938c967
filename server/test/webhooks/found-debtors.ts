import type { Channel } from "@dunlin/contract/customers.ts";
import { createPolicy } from "#server/domain/policies/create-policy.ts";
import { updateOrganization } from "#server/domain/organizations/update-organization.ts";
import { writeAttemptReference } from "#server/domain/notifications/attempt-reference.ts";
import { act } from "#test/act.ts";
import type { TestWorld } from "#test/test-world.ts";
import type { Door } from "#test/webhooks/open-door.ts";

/** Somebody who has been sent one reminder. */
export type Debtor = {
  number: number;
  name: string;
  channel: "email" | "sms" | "whatsapp" | "letter";
  address: string;
  /** As the provider carries it back. */
  attemptId: string;
};

const CHANNELS = ["email", "sms", "whatsapp", "letter"] as const;
/** Every so many answers of a provider are lost on their way. */
const LOST_EVERY = 17;

/** How a mail names the message that it answers. */
export function attemptHeader({ attemptId }: Debtor): string {
  return `<${attemptId}@acme.example>`;
}

/** Debtors of one channel each, all reminded; of some messages it is not known whether they left. */
export async function foundDebtors(world: TestWorld, door: Door, count: number): Promise<Debtor[]> {
  const acts = act(door.ctx);
  await acts.do(createPolicy, {
    name: "One reminder",
    stages: [
      {
        key: "only",
        tone: "firm",
        offsetDays: 3,
        countedIn: "calendar_days",
        sendAt: "09:00",
        channels: [...CHANNELS],
        needsApproval: false,
      },
    ],
    minimumAmounts: {},
    isDefault: true,
  });
  await acts.do(updateOrganization, { postalAddress: "2 Quay Street\nBristol BS1 4DJ" });
  for (let number = 0; number < count; number += 1) {
    const { name, channel, address } = describeDebtor(number);
    const points = [{ channel: channel as Channel & "email", address, consent: "given" as const }];
    const customer = await acts.customer(name, { contacts: [{ points }] });
    await acts.invoice(customer, { dueOn: "2026-10-20", number: `N-${number}` });
  }
  loseAnswers(world);
  await acts.goLive();
  await world.work();
  return await findDebtors(door);
}

function describeDebtor(number: number) {
  const channel = CHANNELS[number % CHANNELS.length]!;
  const digits = String(number).padStart(6, "0");
  const address = {
    email: `debtor-${number}@customer.example`,
    sms: `+447700${digits}`,
    whatsapp: `+447700${digits}`,
    letter: `${number} High Street\nLeith\nEH6 6AA`,
  }[channel];
  return { number, name: `Debtor ${number}`, channel, address };
}

function loseAnswers(world: TestWorld): void {
  for (const provider of [world.sms, world.whatsapp, world.email]) {
    const send = provider.send as (message: never, handOver: () => void) => Promise<never>;
    provider.send = async (message: { to: unknown }, handOver: () => void) => {
      const number = Number(
        /(\d+)(@.*)?$/.exec(JSON.stringify(message.to).replace(/"?}?$/, ""))?.[1],
      );
      if (number % LOST_EVERY !== 3) return await send(message as never, handOver);
      handOver();
      return { outcome: "unknown", detail: "the connection broke" } as never;
    };
  }
}

async function findDebtors({ ctx }: Door): Promise<Debtor[]> {
  const rows = await ctx.transact((inside) =>
    inside.db
      .selectFrom("notifications as n")
      .innerJoin("customers as c", "c.id", "n.customer_id")
      .select(["n.id", "n.attempt_id", "c.name"])
      .where("n.attempt_id", "is not", null)
      .execute(),
  );
  const attempts = new Map(
    rows.map(({ name, id, attempt_id }) => [
      name,
      writeAttemptReference({ notificationId: id, attemptId: attempt_id! }),
    ]),
  );
  return rows
    .map(({ name }) => describeDebtor(Number(name.split(" ")[1])))
    .map((each) => ({ ...each, attemptId: attempts.get(each.name)! }))
    .toSorted((left, right) => left.number - right.number);
}
