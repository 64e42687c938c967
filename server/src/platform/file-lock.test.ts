import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { lockFile } from "#server/platform/file-lock.ts";

const MODULE = join(import.meta.dirname, "file-lock.ts");

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "dunlin-lock-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function lockInAnotherProcess(path: string, flags: string[] = []) {
  const script = `
    const { lockFile } = await import(${JSON.stringify(MODULE)});
    const isRefused = lockFile(${JSON.stringify(path)}) === null;
    for (let round = 0; round < 5; round += 1) {
      globalThis.gc?.();
      await new Promise((resolve) => setImmediate(resolve));
    }
    console.log(isRefused ? "refused" : "locked");
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, [...flags, "--input-type=module", "-e", script]);
  let warnings = "";
  child.stderr.on("data", (chunk) => (warnings += chunk));
  const [said] = (await once(child.stdout, "data")) as [Buffer];
  return {
    said: said.toString().trim(),
    warnings: () => warnings,
    kill: async () => {
      child.kill("SIGKILL");
      await once(child, "exit");
    },
  };
}

describe("a file lock", () => {
  test("has one holder in a process, and the next one after its release", () => {
    const path = join(folder, "a.lock");
    const first = lockFile(path);
    expect(first).not.toBeNull();
    expect(lockFile(path)).toBeNull();
    first?.release();
    const second = lockFile(path);
    expect(second).not.toBeNull();
    first?.release();
    expect(lockFile(path)).toBeNull();
    second?.release();
  });

  test("keeps other processes out", async () => {
    const path = join(folder, "a.lock");
    const lock = lockFile(path);
    const child = await lockInAnotherProcess(path);
    await child.kill();
    expect(child.said).toBe("refused");
    lock?.release();
  });

  test("is free at once when the process that held it is killed, and prints no warning", async () => {
    const path = join(folder, "a.lock");
    const child = await lockInAnotherProcess(path);
    expect(child.said).toBe("locked");
    expect(lockFile(path)).toBeNull();
    await child.kill();
    const lock = lockFile(path);
    expect(lock).not.toBeNull();
    expect(child.warnings()).toBe("");
    lock?.release();
  });

  test("outlives the garbage collector when nobody keeps it", async () => {
    const path = join(folder, "a.lock");
    const child = await lockInAnotherProcess(path, ["--expose-gc"]);
    expect(child.said).toBe("locked");
    expect(lockFile(path)).toBeNull();
    await child.kill();
  });

  test("says which file cannot be opened", () => {
    expect(() => lockFile(join(folder, "missing", "a.lock"))).toThrow(/missing\/a\.lock/);
  });
});
