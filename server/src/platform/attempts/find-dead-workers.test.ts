import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openAttemptJournal } from "#server/platform/attempts/attempt-journal.ts";
import { findDeadWorkers } from "#server/platform/attempts/find-dead-workers.ts";
import { readBootId } from "#server/platform/attempts/journal-format.ts";

const JOURNAL = join(import.meta.dirname, "attempt-journal.ts");

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "dunlin-attempts-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Starts a process that tells every event right after the journal has taken it, until killed. */
async function startWorker(workerId: string) {
  const script = `
    import { writeSync } from "node:fs";
    const { openAttemptJournal } = await import(${JSON.stringify(JOURNAL)});
    const journal = openAttemptJournal(${JSON.stringify(folder)}, ${JSON.stringify(workerId)}, 4000);
    let round = 0;
    function work() {
      const id = "${workerId}-" + round++;
      journal.handOver(id);
      writeSync(1, "h " + id + "\\n");
      if (round % 3 !== 0) {
        journal.settle(id, { outcome: "accepted", providerId: "p-" + id });
        writeSync(1, "s " + id + "\\n");
      }
      setImmediate(work);
    }
    work();`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script]);
  let told = "";
  child.stdout.on("data", (chunk) => (told += chunk));
  while (told.length < 20_000) {
    await once(child.stdout, "data");
  }
  return {
    told: (kind: string) =>
      told
        .slice(0, told.lastIndexOf("\n"))
        .split("\n")
        .filter((line) => line.startsWith(kind))
        .map((line) => line.slice(2)),
    kill: async () => {
      child.kill("SIGKILL");
      await once(child, "close");
    },
  };
}

function writeJournal(workerId: string, bootId: string | null, lines: string) {
  const header = JSON.stringify({ version: 1, workerId, bootId });
  writeFileSync(join(folder, `${workerId}.journal`), `${header}\n${lines}`);
}

describe("finding dead workers", () => {
  test("tells exactly what a killed worker had written", async () => {
    const worker = await startWorker("w1");
    expect(findDeadWorkers(folder)).toEqual([]);
    await worker.kill();

    const [dead, ...others] = findDeadWorkers(folder);
    expect(others).toEqual([]);
    expect(dead).toMatchObject({ workerId: "w1", isComplete: readBootId() !== null });
    const handedOver = [...(dead?.handedOver ?? [])];
    const settled = [...(dead?.settled.keys() ?? [])];
    // The kill may have come between the journal's write and the telling of it: at most one event.
    expect(handedOver.slice(0, worker.told("h").length)).toEqual(worker.told("h"));
    expect(settled.slice(0, worker.told("s").length)).toEqual(worker.told("s"));
    const untold = handedOver.length + settled.length;
    expect(untold - worker.told("h").length - worker.told("s").length).toBeLessThanOrEqual(1);
    expect(dead?.settled.get("w1-0")).toEqual({ outcome: "accepted", providerId: "p-w1-0" });
    expect(dead?.settled.has("w1-2")).toBe(false);
  });

  test("skips workers that are alive, here and in another process", async () => {
    const here = openAttemptJournal(folder, "here");
    const there = await startWorker("there");
    writeJournal("gone", readBootId(), "h a1\n");
    expect(findDeadWorkers(folder).map(({ workerId }) => workerId)).toEqual(["gone"]);
    await there.kill();
    expect(findDeadWorkers(folder).map(({ workerId }) => workerId)).toEqual(["there"]);
    here.close();
  });

  test("gives a dead worker to one finder, and is rid of it once discarded", () => {
    writeJournal("w1", readBootId(), "h a1\n");
    const [dead] = findDeadWorkers(folder);
    expect(findDeadWorkers(folder)).toEqual([]);
    dead?.discard();
    expect(readdirSync(folder)).toEqual([]);
    expect(findDeadWorkers(folder)).toEqual([]);
  });

  test.each([
    ["another boot of the machine", "00000000-0000-0000-0000-000000000000"],
    ["a machine that tells no boot", null],
  ])("proves no absence after %s", (_case, bootId) => {
    writeJournal("w1", bootId, "h a1\n");
    expect(findDeadWorkers(folder)).toMatchObject([
      { isComplete: false, handedOver: new Set(["a1"]) },
    ]);
  });

  test("proves no absence from a journal whose beginning is lost", () => {
    writeFileSync(join(folder, "w1.journal"), "h a1\n");
    expect(findDeadWorkers(folder)).toMatchObject([{ workerId: "w1", isComplete: false }]);
  });

  test("ignores a torn last line", () => {
    writeJournal("w1", readBootId(), "h a1\n");
    appendFileSync(join(folder, "w1.journal"), `s a1 {"outcome":"acce`);
    const [dead] = findDeadWorkers(folder);
    expect(dead?.handedOver).toEqual(new Set(["a1"]));
    expect(dead?.settled.size).toBe(0);
    expect(readFileSync(join(folder, "w1.journal"), "utf8")).toContain("acce");
  });

  test("finds nothing in a folder that does not exist", () => {
    expect(findDeadWorkers(join(folder, "none"))).toEqual([]);
  });
});
