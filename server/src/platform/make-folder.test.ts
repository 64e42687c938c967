import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeFolder } from "#server/platform/make-folder.ts";

test("folders are made with those above them, and asking twice is fine", () => {
  const path = join(mkdtempSync(join(tmpdir(), "dunlin-folder-")), "a", "b");
  makeFolder(path);
  makeFolder(path);
  expect(existsSync(path)).toBe(true);
});

test.runIf(existsSync("/proc/self"))(
  "a file system that takes no folders is an error, not an endless loop",
  () => {
    expect(() => makeFolder("/proc/dunlin/data")).toThrow(/ENOENT|EACCES|EPERM/);
  },
);
