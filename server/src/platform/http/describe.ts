import { refusalsOf, type Endpoint } from "@dunlin/contract/endpoint.ts";
import { problem, REFUSALS } from "@dunlin/contract/refusals.ts";
import { z } from "zod";

type Json = Record<string, unknown>;

function schemaOf(schema: z.ZodType, io: "input" | "output"): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any" }) as Json;
  return rest;
}

function parametersOf(schema: z.ZodObject | undefined, place: "path" | "query"): Json[] {
  if (!schema) return [];
  const { properties, required } = schemaOf(schema, "input") as {
    properties: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, { description, ...each }]) => ({
    name,
    in: place,
    required: place === "path" || (required ?? []).includes(name),
    ...(description ? { description } : {}),
    schema: each,
  }));
}

function bodyOf(promise: Endpoint): Json | undefined {
  if (promise.stream) {
    return {
      required: true,
      content: { [promise.stream]: { schema: { type: "string", format: "binary" } } },
    };
  }
  if (!promise.body) return undefined;
  const isOptional = promise.body.safeParse({}).success;
  return {
    required: !isOptional,
    content: { "application/json": { schema: schemaOf(promise.body, "input") } },
  };
}

function responsesOf(promise: Endpoint): Json {
  const responses: Json = {};
  for (const [status, schema] of Object.entries(promise.answers)) {
    responses[status] = {
      description: schema.description ?? "The answer",
      content: promise.document
        ? { [promise.document]: { schema: { type: "string", format: "binary" } } }
        : { "application/json": { schema: schemaOf(schema, "output") } },
    };
  }
  const byStatus = Map.groupBy(refusalsOf(promise), (code) => REFUSALS[code].status);
  for (const [status, codes] of byStatus) {
    responses[status] = {
      description: codes.map((code) => `\`${code}\`: ${REFUSALS[code].title}`).join("; "),
      content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
    };
  }
  return responses;
}

/** The OpenAPI 3.1 document of a contract, from the very schemas that validate. */
export function describe(contract: Record<string, Endpoint>, version: string): Json {
  const paths: Record<string, Json> = {};
  for (const [operationId, promise] of Object.entries(contract)) {
    const requestBody = bodyOf(promise);
    (paths[promise.path] ??= {})[promise.method.toLowerCase()] = {
      operationId,
      tags: [promise.tag],
      summary: promise.summary,
      description: `Needs the scope \`${promise.scope}\`.`,
      parameters: [
        ...parametersOf(promise.params, "path"),
        ...parametersOf(promise.query, "query"),
      ],
      ...(requestBody ? { requestBody } : {}),
      responses: responsesOf(promise),
    };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Dunlin",
      version,
      summary:
        "Payment recovery: decides, explains and delivers every contact that gets a late invoice paid",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: "/" }],
    security: [{ bearer: [] }],
    paths,
    components: {
      securitySchemes: { bearer: { type: "http", scheme: "bearer", description: "An API key" } },
      schemas: { Problem: schemaOf(problem, "output") },
    },
  };
}
