// Accepts every POST and counts it; asked for its count by its parent, answers and starts anew.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

let count = 0;
const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
  request.resume();
  request.on("end", () => {
    count += 1;
    response.writeHead(202, { "content-length": "2" }).end("{}");
  });
});
server.listen(0, "127.0.0.1", () => process.send!((server.address() as AddressInfo).port));
process.on("message", () => {
  process.send!(count);
  count = 0;
});
process.on("disconnect", () => process.exit(0));
