import { CONTRACT } from "@dunlin/contract/contract.ts";
import type { FastifyInstance } from "fastify";
import { dispatch } from "#server/dispatch.ts";
import { serveHealth } from "#server/health.ts";
import { describe } from "#server/platform/http/describe.ts";
import { openHttp } from "#server/platform/http/open-http.ts";
import { serveDocuments } from "#server/platform/http/serve-documents.ts";
import { serveWebhooks } from "#server/serve-webhooks.ts";
import type { World } from "#server/transact.ts";
import { VERSION } from "#server/version.ts";

/** The whole HTTP side of a world, not yet listening. */
export async function buildApp(world: World): Promise<FastifyInstance> {
  const app = openHttp(world.log);
  serveHealth(app, world, VERSION);
  await serveDocuments(app, describe(CONTRACT, VERSION));
  app.get("/", async (_, reply) => reply.redirect("/docs"));
  await serveWebhooks(app, world);
  dispatch(app, world);
  return app;
}
