import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

type HttpBedCall = {
  method: string;
  path: string;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  body: string;
};

/** `reset` cuts the connection instead of answering. */
export type HttpBedAnswer =
  | { status?: number; headers?: Record<string, string>; json?: unknown; text?: string }
  | "reset";

const open: (() => void)[] = [];

/** Starts a server that notes every call and answers it as told; `closeHttpBeds` ends it. */
export async function startHttpBed(answer: (call: HttpBedCall) => HttpBedAnswer) {
  const calls: HttpBedCall[] = [];
  const server = createServer(async (request, response) => {
    const { method = "", url = "", headers } = request;
    const body = Buffer.concat(await request.toArray()).toString("utf8");
    const call = { method, path: url, headers, body };
    calls.push(call);
    const told = answer(call);
    if (told === "reset") {
      request.socket.destroy();
      return;
    }
    response.writeHead(told.status ?? 200, told.headers);
    response.end(told.text ?? JSON.stringify(told.json ?? {}));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  open.push(() => {
    server.close();
    server.closeAllConnections();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, calls };
}

/** Ends every server that a test started. */
export function closeHttpBeds(): void {
  open.splice(0).forEach((close) => close());
}
