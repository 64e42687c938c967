import type { SendingChannel } from "@dunlin/contract/channels.ts";
import type { ChannelProviders, OutboundContext } from "@dunlin/server/context.ts";
import { connectChannel } from "@dunlin/server/domain/channels/connect-channel.ts";
import { loadConnections } from "@dunlin/server/domain/channels/load-connections.ts";
import { deliverNotifications } from "@dunlin/server/domain/notifications/deliver-notifications.ts";
import { issueDueReminders } from "@dunlin/server/domain/reminders/issue-due-reminders.ts";
import { runSql, type SqlPool } from "@dunlin/server/platform/database/pool.ts";
import { openOutbox } from "@dunlin/server/providers/outbox/outbox.ts";
import { reachOrganization, type World } from "@dunlin/server/transact.ts";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startSink as startMailSink } from "../server/test/crash/start-sink.ts";
import { startPostgres } from "../server/test/start-postgres.ts";
import { benchLines, type Line } from "./bench-lines.ts";
import { fillBook, resetBook } from "./fill-book.ts";
import { median } from "./median.ts";
import { foundLive, openBenchWorld } from "./open-bench-world.ts";
import { startSink } from "./start-sink.ts";

const NOW = new Date("2026-11-18T10:00:00Z");
/** As many deliveries as one worker runs at once, and messages as one delivery has under way. */
const DELIVERIES_AT_ONCE = 3;
const MESSAGES_AT_ONCE = 96;

type Sent = Parameters<ChannelProviders[SendingChannel]["send"]>[0];

/** Release and delivery of messages that are queued already, by channel, beside a bare loop of the same client against the same sink; medians. */
export async function measureChannels(rounds: number): Promise<void> {
  const server = await startPostgres(["-c", "shared_buffers=1GB", "-c", "max_wal_size=8GB"]);
  const sink = await startSink();
  const mail = await startMailSink({ folder: mkdtempSync(join(tmpdir(), "dunlin-bench-mail-")) });
  const vendors = {
    sendgrid: sink.url,
    twilio: sink.url,
    meta: sink.url,
    intelliprint: `${sink.url}/v1`,
  };
  const world = await openBenchWorld(server.url, { email: openOutbox(), now: NOW, vendors });
  console.log(`\nReleased and delivered, ${rounds} rounds after one to warm up, medians`);
  for (const line of benchLines(new URL(mail.url))) {
    const figures = await measureLine(world, line, rounds);
    const [dunlin, bare] = [median(figures.dunlin), median(figures.bare)];
    console.log(
      `${line.name.padEnd(28)} ${dunlin.toFixed(0).padStart(6)}/s   ` +
        `bare loop ${bare.toFixed(0).padStart(6)}/s   ratio ${(dunlin / bare).toFixed(2)}`,
    );
  }
  await world.close();
  sink.stop();
  mail.stop();
  await server.stop();
}

async function measureLine(world: World, line: Line, rounds: number) {
  const { pool } = world.database;
  const organizationId = await foundLive(world, line.channel);
  const { channel, messages: due, connection } = line;
  await fillBook(pool, { organizationId, customers: due, invoicesEach: 1, due, now: NOW, channel });
  const caught: Sent[] = [];
  const plain = reachOrganization(world, organizationId, "bench");
  const ctx = reachOrganization(catching(world, caught), organizationId, "bench");
  await ctx.transact((inside) =>
    connectChannel(inside, { channel, connection, ratePerSecond: null } as never),
  );
  const figures: { dunlin: number[]; bare: number[] } = { dunlin: [], bare: [] };
  for (let round = 0; round <= rounds; round += 1) {
    await resetBook(pool, NOW);
    const batches = await queueAll(ctx);
    caught.length = 0;
    const dunlin = await perSecond(due, () => deliverAll(ctx, batches));
    await assertAccepted(pool, due);
    const bare = await perSecond(due, () => sendAll(plain, line.channel, caught));
    if (round === 0) continue;
    figures.dunlin.push(dunlin);
    figures.bare.push(bare);
  }
  return figures;
}

/** The same world, whose providers keep what they are given. */
function catching(world: World, caught: Sent[]): World {
  const open: World["providers"]["open"] = (channel, connection) => {
    const provider = world.providers.open(channel, connection);
    const send = (message: never, handOver: () => void) => {
      caught.push(message);
      return provider.send(message, handOver);
    };
    return { ...provider, send } as typeof provider;
  };
  return { ...world, providers: { ...world.providers, open } };
}

async function queueAll(ctx: OutboundContext): Promise<string[]> {
  const batches: string[] = [];
  for (;;) {
    const pass = await ctx.transact((inside) => issueDueReminders(inside));
    if (pass.batchId) batches.push(pass.batchId);
    if (pass.decided === 0) return batches;
  }
}

async function deliverAll(ctx: OutboundContext, batches: readonly string[]): Promise<void> {
  await inLanes(DELIVERIES_AT_ONCE, batches, (batchId) => deliverNotifications(ctx, { batchId }));
}

/** The least that one can do with the client: the finished messages, sent and nothing written down. */
async function sendAll(
  ctx: OutboundContext,
  channel: SendingChannel,
  messages: readonly Sent[],
): Promise<void> {
  const connection = await ctx.transact(async (inside) =>
    (await loadConnections(inside)).get(channel)!,
  );
  const provider = ctx.providers.open(channel, connection);
  await inLanes(MESSAGES_AT_ONCE, messages, async (message) => {
    const { outcome } = await provider.send(message as never, () => {});
    if (outcome !== "accepted") throw new Error(`The bare loop met ${outcome}.`);
  });
}

async function inLanes<Item>(
  count: number,
  items: readonly Item[],
  run: (item: Item) => Promise<unknown>,
): Promise<void> {
  let next = 0;
  async function lane(): Promise<void> {
    for (let item = items[next++]; item !== undefined; item = items[next++]) await run(item);
  }
  await Promise.all(Array.from({ length: count }, lane));
}

async function perSecond(count: number, run: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await run();
  return count / ((performance.now() - start) / 1000);
}

async function assertAccepted(pool: SqlPool, due: number): Promise<void> {
  const [row] = await runSql<{ count: bigint }>(
    pool,
    "select count(*) as count from notifications where status = 'accepted'",
  );
  if (Number(row!.count) !== due) throw new Error(`${row!.count} of ${due} were accepted`);
}
