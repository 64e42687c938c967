import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { CONTRACT, type Contract, type EndpointName } from "@dunlin/contract/contract.ts";
import type { AnswerOf, Endpoint } from "@dunlin/contract/endpoint.ts";
import { REFUSALS, type RefusalCode } from "@dunlin/contract/refusals.ts";

export type Asked = {
  name: EndpointName;
  path: string;
  query: Record<string, string>;
  body: string;
  key: string;
};

type Refused = { refuse: RefusalCode; detail: string; evidence?: string[] };
type Answers = {
  [Name in EndpointName]?: (asked: Asked) => AnswerOf<Contract[Name]> | Refused;
};

export type FakeServer = { url: string; asked: Asked[]; close(): Promise<void> };

/** Answers at the contract's paths as told; what it is told must be what the contract promises. */
export async function openFakeServer(answers: Answers): Promise<FakeServer> {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    const noted = await readAsked(request);
    asked.push(noted);
    const answer = answers[noted.name]?.(noted) ?? refuseUnknown(noted);
    const { status, body } = "refuse" in answer ? toProblem(answer) : toAnswer(noted.name, answer);
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  };
  return { url: `http://127.0.0.1:${port}`, asked, close };
}

async function readAsked(request: IncomingMessage): Promise<Asked> {
  const { pathname, searchParams } = new URL(request.url!, "http://fake");
  const found = Object.entries(CONTRACT).find(
    ([, promise]) => promise.method === request.method && matches(promise, pathname),
  );
  if (!found) throw new Error(`The contract has no ${request.method} ${pathname}`);
  const [name, promise]: [string, Endpoint] = found;
  promise.query?.parse(Object.fromEntries(searchParams));
  return {
    name: name as EndpointName,
    path: pathname,
    query: Object.fromEntries(searchParams),
    body: await text(request),
    key: request.headers.authorization!.replace("Bearer ", ""),
  };
}

function matches({ path }: Endpoint, pathname: string): boolean {
  return new RegExp(`^${path.replaceAll(/\{\w+\}/g, "[^/]+")}$`).test(pathname);
}

function refuseUnknown({ name }: Asked): Refused {
  return { refuse: "not_found", detail: `The test gave no answer to ${name}.` };
}

function toProblem({ refuse, detail, evidence }: Refused) {
  const { status, title } = REFUSALS[refuse];
  const body = {
    type: "about:blank",
    title,
    status,
    code: refuse,
    detail,
    requestId: "r-1",
    evidence,
  };
  return { status, body };
}

function toAnswer(name: EndpointName, answer: object) {
  const promise: Endpoint = CONTRACT[name];
  const isWaiting =
    "status" in answer && (answer.status === "waiting" || answer.status === "running");
  const status = isWaiting && promise.answers[202] ? 202 : Number(Object.keys(promise.answers)[0]);
  return { status, body: promise.answers[status]!.parse(answer) };
}
