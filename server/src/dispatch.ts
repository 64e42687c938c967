import { newSortableId } from "#server/platform/sortable-id.ts";
import { CONTRACT, type EndpointName } from "@dunlin/contract/contract.ts";
import type { Endpoint, Scope } from "@dunlin/contract/endpoint.ts";
import { formatId } from "@dunlin/contract/ids.ts";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { findApiKey, type KeyHolder } from "#server/domain/api-keys/find-api-key.ts";
import { runSandbox } from "#server/domain/clocks/run-sandbox.ts";
import { ENDPOINTS, type Binding } from "#server/endpoints.ts";
import { parseInput } from "#server/platform/http/parse-input.ts";
import { Refusal } from "#server/refusal.ts";
import { reachOrganization, transact, type World } from "#server/transact.ts";

type AnyBinding = Binding<Endpoint>;
type Caller = KeyHolder & { actor: string };

/** Adds every promise of the contract to an HTTP server: authenticate, authorize, parse, do, answer. */
export function dispatch(app: FastifyInstance, world: World): void {
  const callers = new WeakMap<FastifyRequest, Caller>();
  app.addContentTypeParser("text/csv", (_, payload, done) => done(null, payload));
  for (const name of Object.keys(CONTRACT) as EndpointName[]) {
    const promise: Endpoint = CONTRACT[name];
    const binding = ENDPOINTS[name] as unknown as AnyBinding;
    app.route({
      method: promise.method,
      url: promise.path.replaceAll(/\{(\w+)\}/g, ":$1"),
      exposeHeadRoute: false,
      // Before the body: a stranger's is not even read.
      onRequest: async (request) => {
        callers.set(request, await authenticate(world, request, promise.scope));
        assertContentType(request, promise);
      },
      handler: async (request, reply) => {
        const caller = callers.get(request)!;
        const input = parseInput(promise, {
          params: request.params,
          query: request.query,
          body: request.body === undefined ? {} : request.body,
        });
        const { status, answer } = await run(world, { binding, promise, caller, input, request });
        return reply
          .code(status)
          .type(promise.document ?? "application/json")
          .send(answer);
      },
    });
  }
}

async function authenticate(world: World, request: FastifyRequest, scope: Scope): Promise<Caller> {
  const [scheme, secret] = (request.headers.authorization ?? "").split(" ");
  const holder =
    scheme?.toLowerCase() === "bearer" && secret
      ? await findApiKey(world.database.queries, secret)
      : null;
  if (!holder) {
    throw new Refusal("unauthenticated", "Send an API key as: Authorization: Bearer dun_…");
  }
  if (!holder.scopes.includes(scope)) {
    throw new Refusal("missing_scope", `This key lacks the scope ${scope}.`);
  }
  return { ...holder, actor: formatId("apiKey", holder.id) };
}

/** A POST without a body is fine where nothing is asked; what is sent must be what is promised. */
function assertContentType(request: FastifyRequest, promise: Endpoint): void {
  if (promise.method === "GET") return;
  const given = request.headers["content-type"]?.split(";")[0]?.trim().toLowerCase();
  if (promise.stream ? given !== promise.stream : given && given !== "application/json") {
    const wanted = promise.stream ? `Send the file as ${promise.stream}` : "Send application/json";
    throw new Refusal("wrong_content_type", `${wanted}.`);
  }
  const encoding = request.headers["content-encoding"]?.trim().toLowerCase();
  if (encoding && encoding !== "identity") {
    throw new Refusal("wrong_content_type", "Send the body as it is, without a Content-Encoding.");
  }
}

type Call = {
  binding: AnyBinding;
  promise: Endpoint;
  caller: Caller;
  input: object;
  request: FastifyRequest;
};

async function run(world: World, call: Call): Promise<{ status: number; answer: unknown }> {
  const { binding, promise, caller } = call;
  const input = call.input as never;
  const status = Number(Object.keys(promise.answers)[0]);
  const outside = reachOrganization(world, caller.organizationId, caller.actor);
  if ("inside" in binding) {
    return { status, answer: await outside.transact((ctx) => binding.inside(ctx, input)) };
  }
  if ("document" in binding) {
    return { status, answer: Buffer.from(await binding.document(outside, input)) };
  }
  if ("outbound" in binding) return { status, answer: await binding.outbound(outside, input) };
  if ("streaming" in binding) {
    const body = call.request.body as AsyncIterable<Uint8Array>;
    return await binding.streaming(outside, Object.assign(call.input, { body }) as never);
  }
  if ("founding" in binding) {
    const who = { organizationId: newSortableId(), actor: caller.actor };
    return { status, answer: await transact(world, who, (ctx) => binding.founding(ctx, input)) };
  }
  const { answer, sandboxNow } = await outside.transact(async (ctx) => ({
    answer: await binding.released(ctx, input),
    sandboxNow: ctx.isSandbox ? ctx.now() : null,
  }));
  if (sandboxNow) await runSandbox(outside, { to: sandboxNow });
  return { status, answer };
}
