import { sql } from "kysely";
import type { FastifyInstance } from "fastify";
import type { World } from "#server/transact.ts";

type Check = { status: "ok" | "degraded" | "failed"; detail?: string };
type Checks = { database: Check; channels: Check };

/**
 * Says whether the process lives, whether it can serve, and what it stands on. A provider that does
 * not answer is named, but takes nothing from being ready: its messages wait.
 */
export function serveHealth(app: FastifyInstance, world: World, version: string): void {
  app.get("/health/live", async () => ({ status: "ok" }));
  app.get("/health/ready", async (_, reply) => {
    const checks = await check(world);
    const isReady = checks.database.status === "ok";
    return reply
      .code(isReady ? 200 : 503)
      .send({ status: isReady ? "ready" : "not_ready", checks });
  });
  app.get("/health", async (_, reply) => {
    const checks = await check(world);
    const isHealthy = checks.database.status === "ok";
    return reply.code(isHealthy ? 200 : 503).send({
      status: isHealthy ? "healthy" : "unhealthy",
      version,
      store: world.database.pool.kind,
      email: world.providers.email?.name ?? "outbox",
      checks,
    });
  });
}

const SILENT: Check = { status: "failed", detail: "the database does not answer" };
const UNKNOWN: Check = { status: "degraded", detail: "unknown while the database does not answer" };

async function check(world: World): Promise<Checks> {
  const timeout = new Promise<Checks>((resolve) => {
    const late: Check = { status: "failed", detail: "no answer in 3 s" };
    setTimeout(() => resolve({ database: late, channels: UNKNOWN }), 3000).unref();
  });
  const answer = checkChannels(world).then(
    (channels): Checks => ({ database: { status: "ok" }, channels }),
    (): Checks => ({ database: SILENT, channels: UNKNOWN }),
  );
  return await Promise.race([answer, timeout]);
}

/** Which providers nothing is handed to at present, over all organizations. */
async function checkChannels(world: World): Promise<Check> {
  const { rows } = await sql<{ channel: string; provider: string; count: bigint }>`
    select channel, provider, count(*) as count from senders
     where closed_until > ${world.clock()} group by channel, provider
     order by channel, provider`.execute(world.database.queries);
  if (rows.length === 0) return { status: "ok" };
  const closed = rows.map((row) => `${row.channel} by ${row.provider} (${row.count})`);
  return { status: "degraded", detail: `nothing leaves for now: ${closed.join(", ")}` };
}
