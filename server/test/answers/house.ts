import { CONTRACT, type Contract, type EndpointName } from "@dunlin/contract/contract.ts";
import type { AnswerOf, CallOf, Endpoint, Scope } from "@dunlin/contract/endpoint.ts";
import type { FastifyInstance } from "fastify";
import { expect } from "vitest";
import { createApiKey } from "#server/domain/api-keys/create-api-key.ts";
import { newApiKeySecret } from "#server/platform/api-key-secret.ts";
import type { TestOrganization, TestWorld } from "#test/test-world.ts";

/** What a caller gives to an endpoint; a file is given as `csv`. */
export type GivenTo<Name extends EndpointName> = CallOf<Contract[Name]> &
  (Contract[Name] extends { stream: string } ? { csv: string } : object);

export type Request = {
  method: string;
  url: string;
  headers: Record<string, string>;
  payload?: string | Buffer | NodeJS.ReadableStream;
};

export type Sent = {
  status: number;
  body: unknown;
  text: string;
  headers: Record<string, unknown>;
};

/** One organization, spoken to over HTTP alone. */
export type House = {
  world: TestWorld;
  ctx: TestOrganization;
  key: string;
  /** Makes a key with these scopes. */
  keyFor(scopes: readonly Scope[]): Promise<string>;
  send(request: Request): Promise<Sent>;
  call<Name extends EndpointName>(name: Name, given: GivenTo<Name>): Promise<Sent>;
  /** Calls, and fails unless the answer is a success. */
  must<Name extends EndpointName>(
    name: Name,
    given: GivenTo<Name>,
  ): Promise<AnswerOf<Contract[Name]>>;
  /** Another organization in the same world. */
  neighbour(settings?: Parameters<TestWorld["found"]>[0]): Promise<House>;
};

/** Founds an organization and opens its door. */
export async function openHouse(
  world: TestWorld,
  app: FastifyInstance,
  settings: Parameters<TestWorld["found"]>[0] = {},
): Promise<House> {
  const ctx = await world.found(settings);
  const send = (request: Request) => sendTo(app, request);
  const house: House = {
    world,
    ctx,
    key: ctx.apiKey,
    keyFor: (scopes) => addKey(ctx, scopes),
    send,
    call: (name, given) => send(toRequest(name, given, ctx.apiKey)),
    must: async (name, given) => {
      const sent = await house.call(name, given);
      if (sent.status >= 300) expect.fail(`${name} answered ${sent.text}`);
      return sent.body as never;
    },
    neighbour: (other = {}) => openHouse(world, app, other),
  };
  return house;
}

async function addKey(ctx: TestOrganization, scopes: readonly Scope[]): Promise<string> {
  const secret = newApiKeySecret();
  await ctx.transact((inside) => createApiKey(inside, { name: "another", secret, scopes }));
  return secret;
}

/** Puts what is given where the contract says: path, query, body or file. */
export function toRequest<Name extends EndpointName>(
  name: Name,
  given: GivenTo<Name>,
  key: string,
): Request {
  const promise: Endpoint = CONTRACT[name];
  const rest: Record<string, unknown> = { ...given };
  let path = promise.path;
  for (const field of Object.keys(promise.params?.shape ?? {})) {
    path = path.replace(`{${field}}`, encodeURIComponent(String(rest[field])));
    delete rest[field];
  }
  const query = new URLSearchParams();
  for (const field of Object.keys(promise.query?.shape ?? {})) {
    if (rest[field] !== undefined) query.set(field, String(rest[field]));
    delete rest[field];
  }
  const headers: Record<string, string> = { authorization: `Bearer ${key}`, "request-id": "test" };
  const request: Request = {
    method: promise.method,
    url: query.size > 0 ? `${path}?${query}` : path,
    headers,
  };
  if (promise.stream) {
    headers["content-type"] = promise.stream;
    return { ...request, payload: rest["csv"] as string };
  }
  if (!promise.body) return request;
  headers["content-type"] = "application/json";
  return { ...request, payload: JSON.stringify(rest) };
}

async function sendTo(app: FastifyInstance, request: Request): Promise<Sent> {
  const response = await app.inject(request as never);
  return {
    status: response.statusCode,
    body: bodyOf(response),
    text: response.body,
    headers: response.headers,
  };
}

/** JSON as what it says, a document as its bytes. */
function bodyOf(response: Awaited<ReturnType<FastifyInstance["inject"]>>): unknown {
  const type = String(response.headers["content-type"]);
  if (type.includes("json")) return JSON.parse(response.body);
  return type.startsWith("application/pdf") ? response.rawPayload : null;
}
