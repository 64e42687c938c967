import { SENDING_CHANNELS, type SendingChannel } from "@dunlin/contract/channels.ts";
import { callApi, type Caller } from "#test/crash/call-api.ts";
import { importInvoices } from "#test/crash/found-organization.ts";
import type { Delivered } from "#test/crash/start-sink.ts";
import type { Logged } from "#test/emulator/start-emulator-process.ts";

const AT_ONCE = 8;

/** The channel of a debtor, by number: a quarter of them each. */
function channelOf(number: number): SendingChannel {
  return SENDING_CHANNELS[number % SENDING_CHANNELS.length]!;
}

/** The one address of a debtor, as messages name it. */
export function recipientOf(number: number): string {
  const channel = channelOf(number);
  if (channel === "email") return `debtor-${number}@customer.example`;
  if (channel === "letter") return `${number} High Street\nLondon\nSW1A 1AA`;
  return `+447700${900_000 + number}`;
}

/** Whom a vendor took a message to, by the name that we have for them. */
export function toDelivered({ attemptId, to }: Logged): Delivered {
  const house = /,_(\d+)_High_Street/.exec(to)?.[1];
  const address = to.replace(/^whatsapp:/, "");
  return { attemptId, to: house === undefined ? address : recipientOf(Number(house)) };
}

/** Adds debtors who may be written to, a quarter by each channel, each group under a policy of one stage on its channel. */
export async function addMixedDebtors(caller: Caller, count: number): Promise<void> {
  const groups = new Map<SendingChannel, string>();
  for (const channel of SENDING_CHANNELS) groups.set(channel, await addGroup(caller, channel));
  let next = 0;
  async function lane(): Promise<void> {
    for (let number = next++; number < count; number = next++) {
      const channel = channelOf(number);
      const point = { channel, address: recipientOf(number), consent: "given" };
      await callApi(caller, {
        method: "POST",
        path: "/v1/customers",
        body: {
          name: `Debtor ${number}`,
          groupId: groups.get(channel),
          contacts: [{ points: [point] }],
        },
      });
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}

async function addGroup(caller: Caller, channel: SendingChannel): Promise<string> {
  const stages = [
    { key: "first", tone: "firm", offsetDays: 1, sendAt: "00:00", channels: [channel] },
  ];
  const { id: policyId } = await callApi<{ id: string }>(caller, {
    method: "POST",
    path: "/v1/policies",
    body: { name: `By ${channel}`, stages },
  });
  const body = { name: `By ${channel}`, policyId };
  const group = await callApi<{ id: string }>(caller, {
    method: "POST",
    path: "/v1/customer-groups",
    body,
  });
  return group.id;
}

/** Imports an invoice that is a month late for each of some debtors. */
export async function importMixed(caller: Caller, from: number, to: number): Promise<void> {
  const debtors = Array.from({ length: to - from }, (_, offset) => ({
    index: from + offset,
    cells: `Debtor ${from + offset}`,
  }));
  if (debtors.length > 0) await importInvoices(caller, { head: "Customer", debtors });
}
