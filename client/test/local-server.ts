import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

export type Seen = { method: string; path: string; headers: IncomingHttpHeaders; body: string };
export type Reply =
  | { status?: number; headers?: Record<string, string>; body?: unknown }
  | "cut"
  | "silence";
export type LocalServer = { url: string; seen: Seen[]; close(): Promise<void> };

/** A server on the loopback that notes each request and answers as told, request by request. */
export async function openLocalServer(
  answer: (request: Seen, index: number) => Reply,
): Promise<LocalServer> {
  const seen: Seen[] = [];
  const listener: RequestListener = async (request, response) => {
    const body = await text(request);
    const noted = { method: request.method!, path: request.url!, headers: request.headers, body };
    const reply = answer(noted, seen.push(noted) - 1);
    if (reply === "silence") return;
    if (reply === "cut") return request.socket.destroy();
    const type = typeof reply.body === "string" ? "text/html" : "application/json";
    response.writeHead(reply.status ?? 200, { "content-type": type, ...reply.headers });
    response.end(typeof reply.body === "string" ? reply.body : JSON.stringify(reply.body));
  };
  const server = createServer(listener);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    seen,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
