import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { WebhookRequest } from "#server/providers/inbound.ts";

export type CallbackDoor = {
  url: string;
  /** What came, in order, with the bytes as they came. */
  requests: WebhookRequest[];
  close(): Promise<void>;
};

/** Opens a door at which a vendor can leave its reports; every knock is answered with 204. */
export async function startCallbackDoor(): Promise<CallbackDoor> {
  const requests: WebhookRequest[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      requests.push({
        method: request.method === "GET" ? "GET" : "POST",
        url: `http://${request.headers.host}${request.url}`,
        headers: request.headers as Record<string, string>,
        body: Buffer.concat(chunks),
        now: new Date(),
      });
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => void server.close(resolve));
    },
  };
}
