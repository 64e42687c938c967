import { listAll, type Caller } from "#test/crash/call-api.ts";
import type { Delivered } from "#test/crash/start-sink.ts";

type Told = { id: string; recipient: string; status: string; detail: string | null };

export type Verdict = {
  expected: number;
  atTheSink: number;
  /** Recipients that got more than one message. */
  duplicates: string[];
  unknown: number;
  unknownButArrived: number;
  /** Recipients without a message whom no `unknown` tells of. */
  missing: string[];
  /** Said to be accepted, but not at the sink. */
  invented: string[];
  /** At the sink, but neither accepted, delivered nor unknown. */
  untold: string[];
  /** Recipients for whom more than one message is not withdrawn. */
  repeated: string[];
  statuses: Record<string, number>;
};

const TAKEN = ["accepted", "delivered"];

/** Compares what arrived with what the API says, recipient by recipient. */
export async function judgeDelivery(
  caller: Caller,
  input: { delivered: readonly Delivered[]; recipients: readonly string[] },
): Promise<Verdict> {
  const arrived = Map.groupBy(input.delivered, ({ to }) => to);
  const told = Map.groupBy(
    await listAll<Told>(caller, "/v1/notifications"),
    ({ recipient }) => recipient,
  );
  const saysOf = (to: string) => (told.get(to) ?? []).map(({ status }) => status);
  const says = (to: string, ...statuses: string[]) =>
    saysOf(to).some((status) => statuses.includes(status));
  const everyone = [...new Set([...input.recipients, ...arrived.keys(), ...told.keys()])];
  const listed = await listAll<Told>(caller, "/v1/notifications?status=unknown");
  const unknown = new Set(listed.map(({ recipient }) => recipient));
  return {
    expected: input.recipients.length,
    atTheSink: input.delivered.length,
    duplicates: everyone.filter((to) => (arrived.get(to)?.length ?? 0) > 1),
    unknown: listed.length,
    unknownButArrived: [...unknown].filter((to) => arrived.has(to)).length,
    missing: input.recipients.filter((to) => !arrived.has(to) && !unknown.has(to)),
    invented: everyone.filter((to) => says(to, ...TAKEN) && !arrived.has(to)),
    untold: everyone.filter((to) => arrived.has(to) && !says(to, ...TAKEN, "unknown")),
    repeated: everyone.filter(
      (to) => saysOf(to).filter((status) => status !== "cancelled").length > 1,
    ),
    statuses: countBy([...told.values()].flat().map(({ status }) => status)),
  };
}

/** Whether the platform kept its word. */
export function isSound(verdict: Verdict): boolean {
  const { duplicates, missing, invented, untold, repeated } = verdict;
  return [duplicates, missing, invented, untold, repeated].every((list) => list.length === 0);
}

function countBy(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}
