import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createServer as createTcpServer, type AddressInfo, type Socket } from "node:net";
import { once } from "node:events";
import { afterEach, describe, expect, test } from "vitest";
import {
  openHttpClient,
  type HttpClient,
  type HttpClientOptions,
} from "#server/providers/call-http.ts";

const open: (() => Promise<unknown> | unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).toReversed()) {
    await close();
  }
});

async function listen(server: Server | ReturnType<typeof createTcpServer>): Promise<string> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => sockets.add(socket));
  open.push(() => {
    server.close();
    sockets.forEach((socket) => socket.destroy());
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const serve = (answer: (request: IncomingMessage, response: ServerResponse) => void) =>
  listen(createServer(answer));

/** Answers each connection's first bytes as told. */
const serveRaw = (answer: (socket: Socket) => void) =>
  listen(
    createTcpServer((socket) => {
      socket.on("error", () => {});
      socket.once("data", () => answer(socket));
    }),
  );

function client(options: HttpClientOptions = {}): HttpClient {
  const opened = openHttpClient(options);
  open.push(() => opened.close());
  return opened;
}

function post(http: HttpClient, url: string, handOver?: () => void) {
  return http.call({ method: "POST", url, headers: {}, body: "a=1" }, handOver);
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks = await request.toArray();
  return Buffer.concat(chunks).toString();
}

describe("one HTTP call", () => {
  test("sends what it was given and answers with status, headers, text and JSON", async () => {
    const url = await serve(async (request, response) => {
      const { method, url: path, headers } = request;
      response.writeHead(422, { "X-Kind": "echo", "Set-Cookie": ["a=1", "b=2"] });
      const body = await read(request);
      response.end(JSON.stringify({ method, path, type: headers["content-type"], body }));
    });
    const reply = await client().call({
      method: "PATCH",
      url: `${url}/a%20b?c=d%26e`,
      headers: { "content-type": "text/plain" },
      body: Buffer.from("£5"),
    });
    const json = { method: "PATCH", path: "/a%20b?c=d%26e", type: "text/plain", body: "£5" };
    expect(reply).toMatchObject({
      kind: "answer",
      status: 422,
      headers: { "x-kind": "echo", "set-cookie": "a=1, b=2" },
      text: JSON.stringify(json),
      json,
    });
  });

  test.each(["", "<html>", '{"sid": "SM'])("calls the body %j no JSON", async (body) => {
    const url = await serve((_request, response) => response.end(body));
    expect(await post(client(), url)).toMatchObject({ status: 200, text: body, json: undefined });
  });

  test.each([301, 307, 429, 500, 503])("neither follows nor repeats after %i", async (status) => {
    let requests = 0;
    const url = await serve((_request, response) => {
      requests += 1;
      response.writeHead(status, { location: "/elsewhere", "retry-after": "0" }).end();
    });
    expect(await post(client(), url)).toMatchObject({ kind: "answer", status });
    expect(requests).toBe(1);
  });

  test("hands over once, after the connection stands and before a byte has left", async () => {
    const events: string[] = [];
    const server = createServer((_request, response) => {
      events.push("request");
      response.end("{}");
    });
    const url = await listen(server);
    server.on("connection", () => events.push("connection"));
    const http = client({ connections: 1 });
    await post(http, url, () => events.push("hand-over"));
    expect(events).toEqual(["connection", "hand-over", "request"]);
    await post(http, url, () => events.push("hand-over"));
    expect(events.slice(3)).toEqual(["hand-over", "request"]);
  });

  test("sends nothing when the hand-over throws, and the next call goes out", async () => {
    const bodies: string[] = [];
    const url = await serve(async (request, response) => {
      bodies.push(await read(request));
      response.end();
    });
    const http = client({ connections: 1 });
    const refuse = () => {
      throw new Error("disk full");
    };
    expect(await post(http, url, refuse)).toEqual({ kind: "not-sent", detail: "disk full" });
    expect(await post(http, url)).toMatchObject({ kind: "answer" });
    expect(bodies).toEqual(["a=1"]);
  });
});

describe("a call whose request never left", () => {
  async function refusedAddress(): Promise<string> {
    const server = createTcpServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    server.close();
    await once(server, "close");
    return `http://127.0.0.1:${port}`;
  }

  test.each([
    ["a refused connection", refusedAddress],
    ["an unknown host", async () => "http://nobody.invalid"],
    [
      "a host without TLS",
      async () => (await serveRaw((socket) => socket.end("no"))).replace("http:", "https:"),
    ],
    [
      "a server that hangs up before TLS",
      async () => (await serveRaw((socket) => socket.destroy())).replace("http:", "https:"),
    ],
    ["something else than an address", async () => "not an address"],
    ["another protocol", async () => "ftp://127.0.0.1/"],
  ])("is not sent to %s, and not handed over", async (_case, address) => {
    let handOvers = 0;
    const reply = await post(client({ timeoutMs: 2_000 }), await address(), () => (handOvers += 1));
    expect(reply).toMatchObject({ kind: "not-sent", detail: expect.stringMatching(/./) });
    expect(handOvers).toBe(0);
  });

  test("is not sent with a header that HTTP does not allow", async () => {
    const url = await serve((_request, response) => response.end());
    const headers = { authorization: "x\r\nevil: 1" };
    const reply = await client().call({ method: "GET", url, headers });
    expect(reply).toMatchObject({ kind: "not-sent" });
  });
});

describe("a call whose answer is lost", () => {
  const head = "HTTP/1.1 201 Created\r\n";
  const cases: [string, (socket: Socket) => void][] = [
    ["the server hangs up", (socket) => socket.end()],
    ["the connection is reset", (socket) => socket.resetAndDestroy()],
    ["the body is cut", (socket) => socket.end(`${head}Content-Length: 9\r\n\r\n{"a"`)],
    [
      "a chunk is cut",
      (socket) => socket.end(`${head}Transfer-Encoding: chunked\r\n\r\n9\r\n{"a"`),
    ],
    ["the answer is not HTTP", (socket) => socket.end("Hello\r\n\r\n")],
    ["the answer is an upgrade", (socket) => socket.end("HTTP/1.1 101 Yes\r\nUpgrade: x\r\n\r\n")],
    ["only a promise comes", (socket) => socket.end("HTTP/1.1 103 Early Hints\r\n\r\n")],
    ["the body is endless", (socket) => socket.write(`${head}\r\n${"x".repeat(2 ** 20 + 1)}`)],
    [
      "the body says it is too long",
      (socket) => socket.write(`${head}Content-Length: 9999999\r\n\r\n${"x".repeat(2 ** 20 + 1)}`),
    ],
  ];

  test.each(cases)("is lost when %s, after one request", async (_case, answer) => {
    let requests = 0;
    let handOvers = 0;
    const url = await serveRaw((socket) => {
      requests += 1;
      answer(socket);
    });
    const reply = await post(client(), url, () => (handOvers += 1));
    expect(reply).toMatchObject({ kind: "lost", detail: expect.stringMatching(/./) });
    expect([requests, handOvers]).toEqual([1, 1]);
  });

  test.each<[string, (socket: Socket) => void]>([
    ["no answer comes", () => {}],
    ["the headers stop", (socket) => socket.write(`${head}Content-Le`)],
    ["the body stops", (socket) => socket.write(`${head}Content-Length: 9\r\n\r\n{"a"`)],
    [
      "the body trickles",
      (socket) => {
        socket.write(`${head}Content-Length: 1000\r\n\r\n`);
        const drip = setInterval(() => socket.write("x"), 20);
        socket.on("close", () => clearInterval(drip));
      },
    ],
  ])("is lost at the deadline when %s", async (_case, answer) => {
    const url = await serveRaw(answer);
    expect(await post(client({ timeoutMs: 250 }), url)).toEqual({
      kind: "lost",
      detail: "No whole answer within 250 ms",
    });
  });

  test("is lost when a kept connection turns out to be dead, without a second try", async () => {
    let requests = 0;
    const url = await listen(
      createTcpServer((socket) => {
        socket.on("error", () => {});
        socket.on("data", () => {
          requests += 1;
          if (requests === 1) {
            socket.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
          } else {
            socket.destroy();
          }
        });
      }),
    );
    const http = client({ connections: 1 });
    expect(await post(http, url)).toMatchObject({ kind: "answer" });
    expect(await http.call({ method: "GET", url, headers: {} })).toMatchObject({ kind: "lost" });
    expect(requests).toBe(2);
  });
});

describe("closing", () => {
  test("lets the call under way end, sends none that waits or comes later", async () => {
    const paths: string[] = [];
    const pending: ServerResponse[] = [];
    const arrived = Promise.withResolvers<void>();
    const url = await serve((request, response) => {
      paths.push(request.url ?? "");
      pending.push(response);
      arrived.resolve();
    });
    const http = openHttpClient({ connections: 1 });
    const first = post(http, `${url}/first`);
    await arrived.promise;
    const second = post(http, `${url}/second`);
    const closing = http.close();
    expect(await second).toMatchObject({ kind: "not-sent" });
    expect(await post(http, `${url}/third`)).toMatchObject({ kind: "not-sent" });
    pending[0]?.end("{}");
    expect(await first).toMatchObject({ kind: "answer", status: 200 });
    await closing;
    await http.close();
    expect(paths).toEqual(["/first"]);
  });
});
