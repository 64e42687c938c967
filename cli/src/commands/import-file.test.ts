import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ImportResult } from "@dunlin/contract/imports.ts";
import { openFakeServer, type FakeServer } from "#test/fake-server.ts";
import { runDunlin, type Around } from "#test/run-dunlin.ts";
import { sampleImport } from "#test/sample-answers.ts";

let server: FakeServer;
let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "dunlin-"));
  file = join(folder, "unpaid.csv");
  await writeFile(file, csv);
});
afterEach(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

const csv = "number,total\nA-1,12.00\nA-2,free\n";

function rejections(count: number): Partial<ImportResult> {
  const rejected = Array.from({ length: count }, (_, index) => ({
    line: index + 2,
    column: "Total",
    reason: '"free" is no amount',
  }));
  return { rejected, rejectedCount: count };
}

async function importing(words: string[], begun: Partial<ImportResult> = {}, around: Around = {}) {
  server = await openFakeServer({
    importInvoices: () => sampleImport(begun),
    getImport: () => sampleImport({ taken: 7, linesRead: 9, ...rejections(0) }),
  });
  const variables = { DUNLIN_URL: server.url, DUNLIN_API_KEY: "k" };
  return await runDunlin(["import", ...words], { variables, ...around });
}

describe("an import", () => {
  test("sends the file whole and tells how it was read and what was taken", async () => {
    const { exit, output, errors } = await importing([file]);
    expect(server.asked[0]).toMatchObject({ body: csv, query: { dryRun: "false" } });
    expect(output).toBe(`${file} was read like this:
  · the text is UTF-8
  · amount=Total

2 taken, 0 unchanged, 0 rejected.
`);
    expect([exit, errors]).toEqual([0, ""]);
  });

  test("takes standard input for -", async () => {
    const { exit, output } = await importing(["-"], {}, { input: csv });
    expect([exit, server.asked[0]!.body]).toEqual([0, csv]);
    expect(output).toContain("Standard input was read like this:");
  });

  test("passes on how the file is to be read", async () => {
    await importing([
      file,
      "--dry-run",
      "--date-order",
      "day-first",
      "--map",
      "amount=Net = x",
      "--map",
      "dueOn=Due",
    ]);
    const { query } = server.asked[0]!;
    expect(query).toMatchObject({ dryRun: "true", dateOrder: "day_first" });
    expect(JSON.parse(query.mapping!)).toEqual({ amount: "Net = x", dueOn: "Due" });
  });

  test("says of a dry run that nothing was changed", async () => {
    const { output } = await importing([file, "--dry-run"], { id: null });
    expect(output).toContain("Dry run, nothing was changed: 2 would be taken");
  });

  test("lists the rejected lines, warns, and still ends with 0", async () => {
    const { exit, output, errors } = await importing([file], rejections(2));
    expect(exit).toBe(0);
    expect(output).toContain(
      '  Line  Column  Reason\n     2  Total   "free" is no amount\n     3  Total',
    );
    expect(errors).toBe("Warning: 2 lines were rejected.\n");
  });

  test("lists the first fifty and writes all of them to a file", async () => {
    const path = join(folder, "rejected.csv");
    const { output } = await importing([file, "--rejected", path], rejections(60));
    expect(output.match(/free/g)).toHaveLength(50);
    expect(output).toContain(`All 60 rejected lines are in ${path}.`);
    const written = await readFile(path, "utf8");
    expect(written.split("\r\n")).toHaveLength(62);
    expect(written).toContain('61,Total,"""free"" is no amount"');
  });

  test("says how many more there are and how to get them", async () => {
    const { output } = await importing([file], rejections(60));
    expect(output).toContain("10 more. --rejected FILE writes them all as CSV.");
  });

  test("that runs in the background is followed to its end", async () => {
    const { exit, output } = await importing([file], { status: "waiting" });
    expect(server.asked.map((asked) => asked.name)).toEqual(["importInvoices", "getImport"]);
    expect([exit, output.includes("7 taken")]).toEqual([0, true]);
  });

  test("shows how far it is at a terminal, and takes the bar away", async () => {
    const { errors } = await importing([file], { status: "waiting" }, { width: 80 });
    expect(errors).toContain("100 %  0.0 MB sent");
    expect(errors).toContain("9 lines read");
    expect(errors.endsWith("\r\u001b[2K")).toBe(true);
  });

  test("answers the server's result in JSON when asked", async () => {
    const { output, errors } = await importing([file, "--json"], rejections(1));
    expect(JSON.parse(output)).toMatchObject({ taken: 2, rejectedCount: 1 });
    expect(errors).toBe("");
  });
});

describe("an unreadable file ends with 3", () => {
  test("with the evidence, when the server refuses it at once", async () => {
    server = await openFakeServer({
      importInvoices: () => ({
        refuse: "unreadable_file",
        detail: "03/04/2026 can be read both ways.",
        evidence: ["the text is UTF-8"],
      }),
    });
    const variables = { DUNLIN_URL: server.url, DUNLIN_API_KEY: "k" };
    const { exit, errors } = await runDunlin(["import", file], { variables });
    expect(exit).toBe(3);
    expect(errors).toContain("03/04/2026 can be read both ways.\n  · the text is UTF-8\n");
    expect(errors).toContain("--date-order and --map say how to read it.");
  });

  test("when that turns out later", async () => {
    const { exit, errors } = await importing([file], { status: "refused", taken: 0 });
    expect(exit).toBe(3);
    expect(errors).toContain("The file cannot be read as a list of invoices.");
  });
});
