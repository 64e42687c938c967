import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect, test } from "vitest";
import { runDunlin } from "#test/run-dunlin.ts";
import { spawnDunlin } from "#test/spawn-dunlin.ts";

const isEmbedded = process.env.TEST_STORE === "embedded";

// The command opens a store of its own, so one kind of store is enough.
test.runIf(isEmbedded)(
  "a fresh server answers this machine's commands without a key given, and SIGTERM stops it cleanly",
  async () => {
    const folder = await mkdtemp(join(tmpdir(), "dunlin-"));
    const settings = { DUNLIN_DATA_DIR: folder, HOST: "127.0.0.1", LOG_LEVEL: "silent" };
    const child = spawnDunlin(["serve"], { ...settings, PORT: "0" });
    const ended = once(child, "close");
    const lines: string[] = [];
    let planned: Awaited<ReturnType<typeof runDunlin>> | null = null;
    for await (const line of createInterface({ input: child.stdout })) {
      lines.push(line);
      const url = /^Dunlin is at (\S+)$/.exec(line)?.[1];
      if (!url) continue;
      planned = await runDunlin(["plan"], { variables: { ...settings, DUNLIN_URL: url } });
      child.kill("SIGTERM");
    }
    expect(await ended).toEqual([0, null]);
    await rm(folder, { recursive: true });
    expect(planned).toMatchObject({ exit: 0, errors: "" });
    expect(planned!.output).toMatch(/Waits \([1-9]\d*\)/);
    expect(lines.at(-1)).toBe("Stopped.");
  },
  120_000,
);
