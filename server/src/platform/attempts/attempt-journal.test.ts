import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openAttemptJournal } from "#server/platform/attempts/attempt-journal.ts";
import { findDeadWorkers } from "#server/platform/attempts/find-dead-workers.ts";
import { parseJournal } from "#server/platform/attempts/journal-format.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "dunlin-journal-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const read = (workerId: string) =>
  parseJournal(readFileSync(join(folder, `${workerId}.journal`), "utf8"));

describe("an attempt journal", () => {
  test("has each line in its file when the call returns", () => {
    const journal = openAttemptJournal(folder, "w1");
    expect(read("w1").header).toMatchObject({ version: 1, workerId: "w1" });
    journal.handOver("a1");
    expect(read("w1").handedOver).toEqual(new Set(["a1"]));
    const receipt = { outcome: "accepted", providerId: "one\ntwo £" };
    journal.settle("a1", receipt);
    expect(read("w1").settled).toEqual(new Map([["a1", receipt]]));
    journal.close();
  });

  test("leaves nothing behind after a clean stop", () => {
    const journal = openAttemptJournal(folder, "w1");
    journal.handOver("a1");
    journal.forget(["a1"]);
    journal.close();
    expect(readdirSync(folder)).toEqual([]);
  });

  test("is left to be recovered when it is closed before an outcome was committed", () => {
    const journal = openAttemptJournal(folder, "w1");
    journal.handOver("a1");
    journal.close();
    expect(() => journal.settle("a1", "late")).toThrow("closed");
    expect(findDeadWorkers(folder)).toMatchObject([
      { workerId: "w1", handedOver: new Set(["a1"]) },
    ]);
  });

  test("makes its folder, and says so when that is impossible", () => {
    openAttemptJournal(join(folder, "deep", "er"), "w1").close();
    writeFileSync(join(folder, "file"), "");
    expect(() => openAttemptJournal(join(folder, "file"), "w1")).toThrow(
      /attempt journal cannot be kept in .*file/,
    );
  });

  test("belongs to one worker, alive or still to be recovered", () => {
    const journal = openAttemptJournal(folder, "w1");
    expect(() => openAttemptJournal(folder, "w1")).toThrow(/Another worker/);
    journal.close();
    writeFileSync(join(folder, "w2.journal"), "");
    expect(() => openAttemptJournal(folder, "w2")).toThrow(/still to be recovered/);
  });

  test("stays bounded, and never drops an attempt that was not forgotten", () => {
    const journal = openAttemptJournal(folder, "w1", 2_000);
    const path = join(folder, "w1.journal");
    journal.handOver("open");
    for (let round = 0; round < 500; round += 1) {
      journal.handOver(`a${round}`);
      journal.settle(`a${round}`, { outcome: "accepted", providerId: `p${round}` });
      journal.forget([`a${round}`]);
      expect(statSync(path).size).toBeLessThan(2_200);
    }
    journal.handOver("last");
    expect(read("w1").header?.workerId).toBe("w1");
    expect([...read("w1").handedOver]).toEqual(expect.arrayContaining(["open", "last"]));
    expect(existsSync(join(folder, "w1.draft"))).toBe(false);
    journal.close();
  });
});

describe("reading a journal", () => {
  const header = `{"version":1,"workerId":"w","bootId":null}\n`;

  test.each([
    ["a hand-over cut in its id", "h a1\nh a", ["a1"], []],
    ["a hand-over without its line end", "h a1\nh a2", ["a1"], []],
    ["an answer cut in its text", `h a1\ns a1 {"outcome":"acc`, ["a1"], []],
    ["an answer without its line end", `h a1\ns a1 {"outcome":"accepted"}`, ["a1"], []],
    [
      "a torn line followed by whole ones",
      `h a1\ns a1 {"out\nh a2\ns a2 1\n`,
      ["a1", "a2"],
      ["a2"],
    ],
    ["nothing", "", [], []],
  ])("ignores %s", (_case, text, handedOver, settled) => {
    const content = parseJournal(header + text);
    expect([...content.handedOver]).toEqual(handedOver);
    expect([...content.settled.keys()]).toEqual(settled);
  });

  test.each(["", "{", "h a1\n", `{"version":2}\n`])("knows no header in %j", (text) => {
    expect(parseJournal(text).header).toBeNull();
  });
});
