import { CONTRACT } from "@dunlin/contract/contract.ts";
import type { Endpoint } from "@dunlin/contract/endpoint.ts";
import type { CallOptions, Client } from "#client/call.ts";
import { callEndpoint, type Connection } from "#client/call-endpoint.ts";
import { waitFor } from "#client/wait-for.ts";

export type ClientOptions = {
  /** Where the server is, for example http://localhost:8080. */
  url: string;
  apiKey: string;
  /** Another fetch, for example one with a proxy. */
  fetch?: typeof globalThis.fetch;
  /** How long one attempt may take; 30 seconds when left out. */
  timeoutMs?: number;
  /** How often a GET is tried again; twice when left out. Nothing else is ever repeated. */
  retries?: number;
  /** How to let time pass between two attempts. */
  wait?: (milliseconds: number) => Promise<void>;
};

/**
 * A function for every promise of the contract, under its name; each rejects with a DunlinError.
 * Throws a TypeError when the address is none.
 */
export function createClient(options: ClientOptions): Client {
  const connection: Connection = {
    url: readAddress(options.url),
    apiKey: options.apiKey,
    fetch: options.fetch ?? globalThis.fetch,
    timeoutMs: options.timeoutMs ?? 30_000,
    retries: options.retries ?? 2,
    wait: options.wait ?? waitFor,
  };
  const calls = Object.entries(CONTRACT).map(([name, promise]: [string, Endpoint]) => [
    name,
    (input: object = {}, call: CallOptions = {}) =>
      callEndpoint(connection, promise, { input, ...call }),
  ]);
  return Object.fromEntries(calls) as Client;
}

function readAddress(url: string): string {
  const address = URL.parse(url);
  if (!address || !/^https?:$/.test(address.protocol)) {
    throw new TypeError(`"${url}" is not an address like http://localhost:8080`);
  }
  return `${address.origin}${address.pathname}`.replace(/\/+$/, "");
}
