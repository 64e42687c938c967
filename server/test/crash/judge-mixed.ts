import { runSql, type SqlPool } from "#server/platform/database/pool.ts";
import type { Caller } from "#test/crash/call-api.ts";
import { isSound, judgeDelivery, type Verdict } from "#test/crash/judge-delivery.ts";
import { recipientOf, toDelivered } from "#test/crash/mixed-debtors.ts";
import type { Logged } from "#test/emulator/start-emulator-process.ts";

export type MixedVerdict = Verdict & {
  byProvider: Record<string, number>;
  /** Attempts whose answer was lost at some time. */
  everUnknown: number;
  unknownByChannel: Record<string, number>;
  /** Unknown, though neither the provider is asked on nor a person was told. */
  unlisted: number;
  /** Batches that wait when no message does; they are found within two minutes. */
  batchesLeft: number;
  isSound: boolean;
};

type Told = { ever: bigint; unlisted: bigint; batches: bigint };

/** Compares what the vendors took with what the API says, and what is unknown with who is asked about it. */
export async function judgeMixed(
  caller: Caller,
  given: { accepted: readonly Logged[]; messages: number; pool: SqlPool },
): Promise<MixedVerdict> {
  const { accepted, messages, pool } = given;
  const verdict = await judgeDelivery(caller, {
    delivered: accepted.map((each) => toDelivered(each)),
    recipients: Array.from({ length: messages }, (_, number) => recipientOf(number)),
  });
  const [told] = await runSql<Told>(
    pool,
    `select (select count(*) from events where type = 'notification.unknown') as ever,
            (select count(*) from delivery_batches) as batches,
            (select count(*) from notifications n where n.status = 'unknown'
                and not exists (select from lost_attempts l
                                 where l.notification_id = n.id and l.ask_at is not null)
                and not exists (select from work_items w
                                 where w.subject_id = n.id and w.kind = 'unknown_outcome'
                                   and w.closed_at is null)) as unlisted`,
  );
  const unknown = await runSql<{ channel: string; count: bigint }>(
    pool,
    "select channel, count(*) from notifications where status = 'unknown' group by channel",
  );
  const unlisted = Number(told!.unlisted);
  const batchesLeft = Number(told!.batches);
  return {
    ...verdict,
    byProvider: count(accepted),
    everUnknown: Number(told!.ever),
    unknownByChannel: Object.fromEntries(unknown.map((row) => [row.channel, Number(row.count)])),
    unlisted,
    batchesLeft,
    isSound: isSound(verdict) && unlisted === 0,
  };
}

function count(accepted: readonly Logged[]): Record<string, number> {
  const groups = Map.groupBy(accepted, ({ provider }) => provider);
  return Object.fromEntries(Array.from(groups, ([provider, all]) => [provider, all.length]));
}
