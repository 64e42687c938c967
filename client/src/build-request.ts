import type { Endpoint } from "@dunlin/contract/endpoint.ts";
import { toStream } from "#client/to-stream.ts";
import type { StreamBody } from "#client/call.ts";

export type Request = { method: string; url: string; init: RequestInit };

type Given = Record<string, unknown>;

/** Splits what a caller gave into path, query and body as the promise says, and spells the request. */
export function buildRequest(
  to: { url: string; apiKey: string },
  promise: Endpoint,
  input: object,
): Request {
  const given = { ...input } as Given;
  const path = fillPath(promise.path, given);
  const search = takeQuery(given, Object.keys(promise.query?.shape ?? {}));
  const headers: Record<string, string> = {
    accept: promise.document ?? "application/json",
    authorization: `Bearer ${to.apiKey}`,
  };
  const init: RequestInit = { method: promise.method, headers, redirect: "manual" };
  if (promise.stream) {
    headers["content-type"] = promise.stream;
    Object.assign(init, { body: toStream(given.body as StreamBody), duplex: "half" });
  } else if (promise.body) {
    headers["content-type"] = "application/json";
    init.body = JSON.stringify(given);
  }
  return { method: promise.method, url: `${to.url}${path}${search}`, init };
}

function fillPath(path: string, given: Given): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(given[name] ?? "");
    delete given[name];
    // These would change which path is asked.
    if (/^\.{0,2}$/.test(value)) throw new TypeError(`${path} needs ${name}, and got "${value}"`);
    return encodeURIComponent(value);
  });
}

function takeQuery(given: Given, names: string[]): string {
  const search = new URLSearchParams();
  for (const name of names) {
    const value = given[name];
    delete given[name];
    if (value !== undefined && value !== null) search.set(name, String(value));
  }
  return search.size > 0 ? `?${search}` : "";
}
