import { deliverNotifications } from "@dunlin/server/domain/notifications/deliver-notifications.ts";
import { issueDueReminders } from "@dunlin/server/domain/reminders/issue-due-reminders.ts";
import { openOutbox } from "@dunlin/server/providers/outbox/outbox.ts";
import { reachOrganization } from "@dunlin/server/transact.ts";
import type { OutboundContext } from "@dunlin/server/context.ts";
import { startPostgres } from "../server/test/start-postgres.ts";
import { fillBook, resetBook } from "./fill-book.ts";
import { median } from "./median.ts";
import { foundLive, openBenchWorld } from "./open-bench-world.ts";

const NOW = new Date("2026-11-18T10:00:00Z");
const DUE = 1000;

/** One pass over 1,000 due among 100,000 invoices beside the same among many more, in turn, medians. */
export async function measureGrowth(invoices: number, rounds: number): Promise<void> {
  const server = await startPostgres([
    "-c",
    "shared_buffers=2GB",
    "-c",
    "max_wal_size=16GB",
    "-c",
    "maintenance_work_mem=1GB",
  ]);
  const small = await openBook(server.url, "small", 100_000);
  const large = await openBook(server.url, "large", invoices);
  const times: { small: number[]; large: number[] } = { small: [], large: [] };
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, book] of Object.entries({ small, large })) {
      await resetBook(book.pool, NOW);
      const start = performance.now();
      const sent = await pass(book.ctx);
      const took = performance.now() - start;
      if (sent !== DUE) throw new Error(`${name}: ${sent} of ${DUE} were sent`);
      if (round > 0) times[name as keyof typeof times].push(took);
    }
  }
  const ratio = median(times.large) / median(times.small);
  console.log(
    `\nOne pass, ${DUE} due, decided, queued, released, delivered and recorded; ${rounds} rounds, medians`,
  );
  console.log(`among    100,000 invoices: ${median(times.small).toFixed(0)} ms`);
  console.log(
    `among ${invoices.toLocaleString("en").padStart(10)} invoices: ${median(times.large).toFixed(0)} ms`,
  );
  console.log(`ratio: ${ratio.toFixed(2)} (aim: at most 1.20)`);
  await small.close();
  await large.close();
  await server.stop();
}

async function openBook(serverUrl: string, name: string, invoices: number) {
  const url = new URL(serverUrl);
  const admin = await import("@dunlin/server/platform/database/server-pool.ts");
  const { runSql } = await import("@dunlin/server/platform/database/pool.ts");
  const pool = admin.connectServerPool(url.href, { connections: 1, onError: () => {} });
  await runSql(pool, `create database ${name}`);
  await pool.end();
  url.pathname = `/${name}`;
  const world = await openBenchWorld(url.href, { email: openOutbox(), now: NOW });
  const organizationId = await foundLive(world);
  const start = performance.now();
  await fillBook(world.database.pool, {
    organizationId,
    customers: invoices / 10,
    invoicesEach: 10,
    due: DUE,
    now: NOW,
  });
  console.log(
    `filled ${name} with ${invoices.toLocaleString("en")} invoices in ${((performance.now() - start) / 1000).toFixed(0)} s`,
  );
  return {
    pool: world.database.pool,
    ctx: reachOrganization(world, organizationId, "bench"),
    close: () => world.close(),
  };
}

async function pass(ctx: OutboundContext): Promise<number> {
  let sent = 0;
  for (;;) {
    const { decided, batchId } = await ctx.transact((inside) => issueDueReminders(inside));
    if (decided === 0) return sent;
    if (batchId) sent += await deliverNotifications(ctx, { batchId });
  }
}
