import type { z } from "zod";
import { REFUSALS, type RefusalCode } from "./refusals.ts";

export type Method = "GET" | "POST" | "PATCH" | "PUT" | "DELETE";

/** What an API key must be allowed to do. */
export type Scope = "read" | "write" | "platform";

/** One promise of the platform: where, who may, what goes in, what comes out, which refusals. */
export type Endpoint = {
  method: Method;
  path: string;
  tag: string;
  summary: string;
  scope: Scope;
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** A body that is a stream of this content type instead of JSON. */
  stream?: "text/csv";
  /** An answer that is a document of this content type instead of JSON. */
  document?: "application/pdf";
  answers: { [status: number]: z.ZodType };
  refusals?: readonly RefusalCode[];
};

/** Keeps the exact type of a promise. */
export function endpoint<const E extends Endpoint>(promise: E): E {
  return promise;
}

type Parsed<Schema> = Schema extends z.ZodType ? z.output<Schema> : object;
type Given<Schema> = Schema extends z.ZodType ? z.input<Schema> : object;
type Part<E, Name extends string> = E extends { [key in Name]: infer Schema } ? Schema : undefined;

/** The parsed input of an endpoint's verb: path, query and body in one object. */
export type InputOf<E extends Endpoint> = Parsed<Part<E, "params">> &
  Parsed<Part<E, "query">> &
  Parsed<Part<E, "body">>;

/** What a caller gives: the same before defaults are filled in. */
export type CallOf<E extends Endpoint> = Given<Part<E, "params">> &
  Given<Part<E, "query">> &
  Given<Part<E, "body">>;

/** Whatever an endpoint may answer when it does not refuse. */
export type AnswerOf<E extends Endpoint> = {
  [Status in keyof E["answers"]]: E["answers"][Status] extends z.ZodType
    ? z.output<E["answers"][Status]>
    : never;
}[keyof E["answers"]];

/** Every refusal that an endpoint can answer with, those of its shape included. */
export function refusalsOf(promise: Endpoint): RefusalCode[] {
  const codes: RefusalCode[] = ["unauthenticated", "missing_scope", "invalid_input"];
  if (promise.params && "id" in promise.params.shape) codes.push("not_found");
  if (promise.method !== "GET") codes.push("wrong_content_type", "body_too_large");
  if (promise.method !== "GET" && !promise.stream) codes.push("invalid_json");
  return [...new Set([...codes, ...(promise.refusals ?? [])])].sort(
    (left, right) => REFUSALS[left].status - REFUSALS[right].status,
  );
}
