import type { Contract, EndpointName } from "@dunlin/contract/contract.ts";
import type { AnswerOf, CallOf, Endpoint, InputOf } from "@dunlin/contract/endpoint.ts";

/** A file on its way to the server. */
export type StreamBody =
  | ReadableStream<Uint8Array>
  | AsyncIterable<Uint8Array | string>
  | Blob
  | string;

/** A query value as TypeScript has it (`true`, `100`) or as the address spells it (`"true"`). */
type QueryValue<Written, Read> = unknown extends Written ? Read : Written | Read;

type Spelled<Written, Read> = {
  [Name in keyof Written]: QueryValue<Written[Name], Read[Name & keyof Read]> | undefined;
};

type QueryOf<E extends Endpoint> =
  Omit<E, "params" | "body"> extends infer Only extends Endpoint
    ? Spelled<CallOf<Only>, InputOf<Only>>
    : never;

type RestOf<E extends Endpoint> =
  Omit<E, "query"> extends infer Rest extends Endpoint ? CallOf<Rest> : never;

type StreamOf<E extends Endpoint> = E extends { stream: string } ? { body: StreamBody } : object;

/** All that a caller gives an endpoint: path, query and body in one object. */
export type ClientInput<E extends Endpoint> = RestOf<E> & QueryOf<E> & StreamOf<E>;

export type CallOptions = {
  /** Gives up when aborted; the promise rejects with the signal's reason. */
  signal?: AbortSignal;
  /** How long one attempt may take, instead of the client's own limit. */
  timeoutMs?: number;
};

type Parameters<Input> = object extends Input
  ? [input?: Input, options?: CallOptions]
  : [input: Input, options?: CallOptions];

/** One promise of the contract as a function. */
export type Call<E extends Endpoint> = (
  ...given: Parameters<ClientInput<E>>
) => Promise<AnswerOf<E>>;

/** Every promise of the contract as a function of the same name. */
export type Client = { readonly [Name in EndpointName]: Call<Contract[Name]> };
