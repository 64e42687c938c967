import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
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
    frameworkErrors: (error, request, reply) => {
      stamp(request, reply);
      return answerProblem(error, reply, log);
    },
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
    schemaController: {
      compilersFactory: { buildSerializer: () => () => (data) => JSON.stringify(data) },
    },
  });
  const methodsAt = collectMethods(app);
  app.removeContentTypeParser("text/plain");
  acceptEmptyJson(app);
  app.setErrorHandler((error, _, reply) => answerProblem(error, reply, log));
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split("?")[0]!;
    const methods = methodsAt(path);
    const isThere = methods.size > 0 && !methods.has(request.method);
    if (isThere) void reply.header("allow", [...methods].sort().join(", "));
    const refusal = isThere
      ? new Refusal(
          "method_not_allowed",
          `${path.slice(0, 200)} does not answer ${request.method}.`,
        )
      : new Refusal("not_found", `There is nothing at ${path.slice(0, 200)}.`);
    return answerProblem(refusal, reply, log);
  });
  app.addHook("onSend", async (request, reply) => stamp(request, reply));
  return app;
}

function stamp(request: FastifyRequest, reply: FastifyReply): void {
  void reply.header("request-id", request.id).header("x-content-type-options", "nosniff");
}

/** Which methods a path answers, as far as routes have been added. */
function collectMethods(app: FastifyInstance): (path: string) => Set<string> {
  const routes: { path: RegExp; methods: string[] }[] = [];
  app.addHook("onRoute", ({ url, method }) => {
    const pattern = url.replace(/\/$/, "").replaceAll(/:\w+/g, "[^/]+").replaceAll("*", ".*");
    routes.push({ path: new RegExp(`^${pattern}/?$`), methods: [method].flat() });
  });
  return (path) =>
    new Set(routes.filter((route) => route.path.test(path)).flatMap((route) => route.methods));
}

/** A client may name the content type of a body that it then leaves out. */
function acceptEmptyJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser("error", "error");
  app.addContentTypeParser("application/json", { parseAs: "string" }, (request, body, done) => {
    if (body === "") done(null, undefined);
    else parse(request, body as string, done);
  });
}
