import { sql } from "kysely";
import type { FastifyInstance } from "fastify";
import type { World } from "#server/transact.ts";

type Check = { status: "ok" | "failed"; detail?: string };

/** Says whether the process lives, whether it can serve, and what it stands on. */
export function serveHealth(app: FastifyInstance, world: World, version: string): void {
  app.get("/health/live", async () => ({ status: "ok" }));
  app.get("/health/ready", async (_, reply) => {
    const database = await checkDatabase(world);
    return reply
      .code(database.status === "ok" ? 200 : 503)
      .send({ status: database.status === "ok" ? "ready" : "not_ready", checks: { database } });
  });
  app.get("/health", async (_, reply) => {
    const database = await checkDatabase(world);
    return reply.code(database.status === "ok" ? 200 : 503).send({
      status: database.status === "ok" ? "healthy" : "unhealthy",
      version,
      store: world.database.pool.kind,
      email: world.providers.email?.name ?? "outbox",
      checks: { database },
    });
  });
}

async function checkDatabase(world: World): Promise<Check> {
  const timeout = new Promise<Check>((resolve) => {
    setTimeout(() => resolve({ status: "failed", detail: "no answer in 3 s" }), 3000).unref();
  });
  const answer = sql`select 1`.execute(world.database.queries).then(
    (): Check => ({ status: "ok" }),
    (): Check => ({ status: "failed", detail: "the database does not answer" }),
  );
  return await Promise.race([answer, timeout]);
}
