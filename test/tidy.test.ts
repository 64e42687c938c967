import { describe, expect, test } from "vitest";
import { findEffectViolations } from "./laws/find-effect-violations.ts";
import { findFormViolations } from "./laws/find-form-violations.ts";
import { findNameViolations } from "./laws/find-name-violations.ts";
import { findShapeViolations, findUnusedVerbs } from "./laws/find-shape-violations.ts";
import { findSizeViolations, findSpreadViolations } from "./laws/find-size-violations.ts";
import { findTraceViolations } from "./laws/find-trace-violations.ts";
import { findTransactionViolations } from "./laws/find-transaction-violations.ts";
import { findWriterViolations } from "./laws/find-writer-violations.ts";
import { inDomain, readSources } from "./laws/source-file.ts";
import { readOwners, tablesWrittenBy } from "./laws/table-writes.ts";
import { tellViolations } from "./laws/violation.ts";

const ROOT = new URL("..", import.meta.url).pathname;
const files = readSources(ROOT);
const owners = readOwners(ROOT);

describe("The source", () => {
  test("was read: there are files of the domain, and tables with owners that they write", () => {
    const domain = files.filter((file) => inDomain(file) !== null);
    const written = new Set(domain.flatMap((file) => [...tablesWrittenBy(file)]));
    expect(domain.length).toBeGreaterThan(150);
    expect(owners.size).toBeGreaterThan(20);
    expect([...owners.keys()].filter((table) => !written.has(table))).toEqual([]);
  });

  test.each([
    ["holds in each verb file that verb and nothing else", () => findShapeViolations(files)],
    ["uses every verb of the list", () => findUnusedVerbs(files)],
    ["fits in the head, file by file and function by function", () => findSizeViolations(files)],
    ["stays small in most of its files", () => findSpreadViolations(files)],
    ["has names that say what a thing is", () => findNameViolations(files)],
    [
      "goes without default exports, barrels, classes, enums and muted checks",
      () => findFormViolations(files),
    ],
    ["writes a table only in the module that owns it", () => findWriterViolations(files, owners)],
    ["takes time, chance and the world through ctx", () => findEffectViolations(files)],
    ["tells the history of every change it makes", () => findTraceViolations(files, owners)],
    ["keeps the outside out of its transactions", () => findTransactionViolations(files)],
  ])("%s", (_, find) => {
    expect(tellViolations(find())).toEqual([]);
  });
});
