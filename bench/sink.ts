// Accepts every message and counts it, in the words of the vendor whose path is asked; asked for its
// count by its parent, answers and starts anew.
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

type Answer = { status: number; headers?: Record<string, string>; body: string; isLast?: boolean };

let count = 0;

function answer(request: IncomingMessage): Answer {
  const url = request.url ?? "";
  const id = String(count);
  if (url.endsWith("/Messages.json")) {
    return { status: 201, body: JSON.stringify({ sid: `SM${id}`, status: "queued" }) };
  }
  if (url.endsWith("/v3/mail/send")) {
    return { status: 202, headers: { "x-message-id": id }, body: "" };
  }
  if (url.includes("/v23.0/")) {
    return { status: 200, body: JSON.stringify({ messages: [{ id: `wamid.${id}` }] }) };
  }
  if (url.startsWith("/v1/prints")) {
    const isDraft = url === "/v1/prints";
    const body = { id: isDraft ? `print_${id}` : url.slice("/v1/prints/".length) };
    const print = { object: "print", ...body, confirmed: !isDraft };
    return { status: isDraft ? 201 : 200, body: JSON.stringify(print), isLast: !isDraft };
  }
  return { status: 202, body: "{}" };
}

const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
  request.resume();
  request.on("end", () => {
    const { status, headers, body, isLast } = answer(request);
    if (isLast ?? true) count += 1;
    response
      .writeHead(status, {
        "content-type": "application/json",
        "content-length": String(Buffer.byteLength(body)),
        ...headers,
      })
      .end(body);
  });
});
server.listen(0, "127.0.0.1", () => process.send!((server.address() as AddressInfo).port));
process.on("message", () => {
  process.send!(count);
  count = 0;
});
process.on("disconnect", () => process.exit(0));
