import fastify, { type FastifyInstance } from "fastify";
import { answerProblem } from "#server/platform/http/problems.ts";
import type { Log } from "#server/platform/log.ts";
import { Refusal } from "#server/refusal.ts";

const MEGABYTE = 1024 * 1024;

/** An HTTP server with our limits and one shape of error; the routes are added by the caller. */
export function openHttp(log: Log): FastifyInstance {
  const app = fastify({
    logger: false,
    bodyLimit: MEGABYTE,
    requestTimeout: 120_000,
    connectionTimeout: 120_000,
    keepAliveTimeout: 72_000,
    requestIdHeader: false,
    genReqId: (request) => {
      const given = request.headers["request-id"];
      return typeof given === "string" && /^[\w.-]{1,100}$/.test(given)
        ? given
        : crypto.randomUUID();
    },
    onProtoPoisoning: "error",
    onConstructorPoisoning: "error",
    return503OnClosing: true,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
    schemaController: {
      compilersFactory: { buildSerializer: () => () => (data) => JSON.stringify(data) },
    },
  });
  app.setErrorHandler((error, _, reply) => answerProblem(error, reply, log));
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split("?")[0]!;
    const refusal = new Refusal("not_found", `There is nothing at ${path.slice(0, 200)}.`);
    return answerProblem(refusal, reply, log);
  });
  app.addHook("onSend", async (request, reply) => {
    reply.header("request-id", request.id);
    reply.header("x-content-type-options", "nosniff");
  });
  return app;
}
