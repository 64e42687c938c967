import { Readable } from "node:stream";
import type { EndpointName } from "@dunlin/contract/contract.ts";
import type { Endpoint } from "@dunlin/contract/endpoint.ts";
import { ID_PREFIXES, type IdKind } from "@dunlin/contract/ids.ts";
import type { RefusalCode } from "@dunlin/contract/refusals.ts";
import type { Furniture } from "#test/answers/furnish.ts";
import type { House, Request } from "#test/answers/house.ts";
import { unknownId } from "#test/answers/open-answers.ts";

const MEGABYTE = 1024 * 1024;

/** A request that would succeed, and around it what wrong ones are made of. */
export type Right = {
  name: EndpointName;
  promise: Endpoint;
  request: Request;
  house: House;
  theirs: Furniture;
};
type Wrong = { request: Request; pointer?: string };

/** A refusal that many promises share: whose it is, and the wrong requests that must have it. */
export type GeneralRefusal = {
  code: RefusalCode;
  appliesTo(promise: Endpoint): boolean;
  wrongs(right: Right): Promise<Wrong[]> | Wrong[];
};

const takesBody = (promise: Endpoint) => promise.method !== "GET";

function withHeaders(request: Request, headers: Record<string, string>): Request {
  return { ...request, headers: { ...request.headers, ...headers } };
}

function without(request: Request, header: string): Request {
  const { [header]: _, ...headers } = request.headers;
  return { ...request, headers };
}

/** The same request on another path parameter, of which there is one. */
function withParam({ promise, request }: Right, value: string): Request {
  const [path, query] = request.url.split("?");
  const place = promise.path.split("/").indexOf(`{${paramOf(promise)}}`);
  const parts = path!.split("/").with(place, encodeURIComponent(value)).join("/");
  return { ...request, url: query === undefined ? parts : `${parts}?${query}` };
}

function paramOf(promise: Endpoint): string {
  return Object.keys(promise.params!.shape)[0]!;
}

/** Whether what a promise is about has an id; anything else in a path is one of a few words. */
function namesThing(promise: Endpoint): boolean {
  return promise.params !== undefined && paramOf(promise) === "id";
}

/** Which kind of id a promise has in its path. */
function kindOf(promise: Endpoint): IdKind {
  const { shape } = promise.params!;
  const kinds = Object.keys(ID_PREFIXES) as IdKind[];
  return kinds.find((kind) => shape["id"]!.safeParse(unknownId(kind)).success)!;
}

const json = (request: Request, payload: Request["payload"]): Request => ({
  ...withHeaders(request, { "content-type": "application/json" }),
  payload: payload!,
});

const endless = (pieces: number) =>
  Readable.from(Array.from({ length: pieces }, () => Buffer.alloc(MEGABYTE, "a,b\n")));

/** The refusals of shape: who asks, and whether what was sent is what was promised. */
export const GENERAL_REFUSALS: readonly GeneralRefusal[] = [
  {
    code: "unauthenticated",
    appliesTo: () => true,
    wrongs: ({ request }) => [
      { request: without(request, "authorization") },
      ...["Bearer dun_wrong", "Bearer", "Bearer  ", "Basic YTpi", "dun_wrong", "Bearer \u00e9"].map(
        (authorization) => ({ request: withHeaders(request, { authorization }) }),
      ),
      { request: { ...json(without(request, "authorization"), "{"), method: request.method } },
    ],
  },
  {
    code: "missing_scope",
    appliesTo: () => true,
    wrongs: async ({ request, promise, house }) => {
      const others = (["read", "write", "platform"] as const).filter(
        (scope) => scope !== promise.scope,
      );
      const keys = [await house.keyFor(others), await house.keyFor([])];
      return keys.map((key) => ({
        request: withHeaders(request, { authorization: `Bearer ${key}` }),
      }));
    },
  },
  {
    code: "invalid_input",
    appliesTo: () => true,
    wrongs: (right) => {
      const { request, promise } = right;
      const extra = `${request.url}${request.url.includes("?") ? "&" : "?"}surprise=1`;
      const body = typeof request.payload === "string" && !promise.stream ? request.payload : "{}";
      const ids = ["nonsense", "1", "case", `cus_${"0".repeat(26)}`.toUpperCase(), "x".repeat(150)];
      return [
        { request: { ...request, url: extra }, pointer: "surprise" },
        ...(promise.body
          ? [
              {
                request: json(request, JSON.stringify({ ...JSON.parse(body), surprise: 1 })),
                pointer: "/surprise",
              },
              ...["[]", '"text"', "12", "null"].map((text) => ({
                request: json(request, text),
                pointer: "",
              })),
            ]
          : []),
        ...(promise.params
          ? [...ids, ...(namesThing(promise) ? [] : ["voice", "EMAIL"])].map((value) => ({
              request: withParam(right, value),
              pointer: paramOf(promise),
            }))
          : []),
      ];
    },
  },
  {
    code: "not_found",
    appliesTo: namesThing,
    wrongs: (right) => {
      const kind = kindOf(right.promise);
      return [unknownId(kind), right.theirs[kind]!].map((id) => ({
        request: withParam(right, id),
      }));
    },
  },
  {
    code: "invalid_json",
    appliesTo: (promise) => takesBody(promise) && !promise.stream,
    wrongs: ({ request }) =>
      [
        "{",
        "{'a':1}",
        '{"a":1,}',
        "\u0000",
        '{"__proto__":{"a":1}}',
        '{"constructor":{"prototype":{}}}',
      ].map((text) => ({ request: json(request, text), pointer: "" })),
  },
  {
    code: "wrong_content_type",
    appliesTo: takesBody,
    wrongs: ({ request, promise }) => {
      const types = ["text/plain", "application/xml", "multipart/form-data; boundary=x"];
      const payload = request.payload ?? "{}";
      const typed = [...types, promise.stream ? "application/json" : "text/csv"].map((type) =>
        withHeaders({ ...request, payload }, { "content-type": type }),
      );
      const packed = withHeaders({ ...request, payload }, { "content-encoding": "gzip" });
      return [...typed, packed].map((each) => ({ request: each }));
    },
  },
  {
    code: "body_too_large",
    appliesTo: takesBody,
    wrongs: ({ request, promise }) =>
      promise.stream
        ? [{ request: { ...request, payload: endless(257) } }]
        : [
            { request: json(request, JSON.stringify({ name: "x".repeat(MEGABYTE) })) },
            { request: json(request, JSON.stringify({ name: "x".repeat(20 * MEGABYTE) })) },
          ],
  },
];
