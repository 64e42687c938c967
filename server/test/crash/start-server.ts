import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

export const BOOTSTRAP_KEY = "bootstrap-key-of-a-test";

export type ServerSettings = {
  folder: string;
  port: number;
  /** Left out, mail goes to the built-in outbox unless a provider is connected. */
  smtpUrl?: string;
  /** Left out, the store is embedded in the folder. */
  databaseUrl?: string;
  /** More settings, by the names of their variables. */
  variables?: Readonly<Record<string, string>>;
};

export type ServerProcess = {
  url: string;
  /** Resolves when it serves, with the milliseconds that took; rejects when it ends before. */
  ready: Promise<number>;
  isAlive(): boolean;
  /** All that it has said, on both streams. */
  said(): string;
  /** Ends the whole process group at once. */
  kill(): Promise<void>;
  /** Asks it to stop, and answers its exit code. */
  stop(): Promise<number | null>;
  /** Resolves with the exit code. */
  ended: Promise<number | null>;
};

const LONGEST_START_MS = 90_000;
const MAIN = join(import.meta.dirname, "../../../cli/src/main.ts");

/** Starts the real server, as its users do, in a process group of its own. */
export function startServer(
  settings: ServerSettings,
  flags: readonly string[] = [],
): ServerProcess {
  const started = Date.now();
  const child = spawn(process.execPath, [MAIN, "serve", ...flags], {
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    env: variables(settings),
  });
  let said = "";
  child.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const ended = once(child, "close").then(([code]) => code as number | null);
  const isAlive = () => child.exitCode === null && child.signalCode === null;
  const url = `http://127.0.0.1:${settings.port}`;
  const ready = awaitReady(url, isAlive).then(
    () => Date.now() - started,
    (error: Error) => {
      throw new Error(`${error.message}\n${said}`);
    },
  );
  ready.catch(() => {});
  return {
    url,
    ready,
    isAlive,
    said: () => said,
    ended,
    kill: async () => {
      signal(child, "SIGKILL");
      await ended;
    },
    stop: async () => {
      child.kill("SIGTERM");
      return await ended;
    },
  };
}

function variables(settings: ServerSettings): NodeJS.ProcessEnv {
  const { folder, port, smtpUrl, databaseUrl } = settings;
  return {
    PATH: process.env["PATH"] ?? "",
    HOST: "127.0.0.1",
    PORT: String(port),
    DUNLIN_DATA_DIR: folder,
    DUNLIN_BOOTSTRAP_API_KEY: BOOTSTRAP_KEY,
    LOG_LEVEL: "warn",
    ...(smtpUrl ? { SMTP_URL: smtpUrl } : {}),
    ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
    ...settings.variables,
  };
}

function signal(child: ChildProcess, name: NodeJS.Signals): void {
  if (child.exitCode !== null || child.signalCode !== null) return;
  process.kill(-child.pid!, name);
}

async function awaitReady(url: string, isAlive: () => boolean): Promise<void> {
  const latest = Date.now() + LONGEST_START_MS;
  while (isAlive() && Date.now() < latest) {
    const answer = await fetch(`${url}/health/ready`).catch(() => null);
    await answer?.arrayBuffer().catch(() => null);
    if (answer?.ok) return;
    await pause(20);
  }
  throw new Error(isAlive() ? "The server does not get ready." : "The server ended in its start.");
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
