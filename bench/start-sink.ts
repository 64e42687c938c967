import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";

export type Sink = { url: string; count(): Promise<number>; stop(): void };

/** An HTTP sink in a process of its own that counts what it accepts. */
export async function startSink(): Promise<Sink> {
  const child: ChildProcess = fork(new URL("./sink.ts", import.meta.url), { stdio: "inherit" });
  const [port] = (await once(child, "message")) as [number];
  return {
    url: `http://127.0.0.1:${port}`,
    count: async () => {
      child.send("count");
      const [count] = (await once(child, "message")) as [number];
      return count;
    },
    stop: () => child.kill(),
  };
}
