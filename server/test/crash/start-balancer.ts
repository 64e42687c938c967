import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";

type Balancer = { url: string; stop(): Promise<void> };

/** One address in front of several servers on loopback: a connection goes to the next that listens. */
export async function startBalancer(ports: readonly number[]): Promise<Balancer> {
  const open = new Set<Socket>();
  let turn = 0;
  const keep = (socket: Socket) => {
    open.add(socket);
    socket.on("error", () => socket.destroy());
    socket.on("close", () => open.delete(socket));
  };
  const server = createServer((client) => {
    keep(client);
    turn += 1;
    void reachOne(ports.map((_, index) => ports[(turn + index) % ports.length]!)).then((back) => {
      if (back === null) return client.destroy();
      keep(back);
      client.on("close", () => back.destroy());
      back.on("close", () => client.destroy());
      client.pipe(back).pipe(client);
      return client;
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}

async function reachOne(ports: readonly number[]): Promise<Socket | null> {
  for (const port of ports) {
    const socket = connect(port, "127.0.0.1");
    const isOpen = await new Promise<boolean>((resolve) => {
      socket.once("connect", () => resolve(true));
      socket.once("error", () => resolve(false));
    });
    if (isOpen) return socket;
  }
  return null;
}
