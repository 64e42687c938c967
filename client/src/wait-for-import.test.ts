import { afterEach, expect, test } from "vitest";
import type { ImportResult } from "@dunlin/contract/imports.ts";
import { createClient } from "#client/create-client.ts";
import { waitForImport } from "#client/wait-for-import.ts";
import { openLocalServer, type LocalServer } from "#test/local-server.ts";
import { sampleId, sampleImport } from "#test/sample-answers.ts";

let server: LocalServer;
afterEach(() => server.close());

const id = sampleId("imp", 1);

async function follow(answers: Partial<ImportResult>[], signal?: AbortSignal) {
  server = await openLocalServer((_, index) => ({ body: sampleImport(answers[index]!) }));
  const waits: number[] = [];
  const lines: number[] = [];
  const result = await waitForImport(createClient({ url: server.url, apiKey: "k" }), id, {
    onProgress: (seen) => lines.push(seen.linesRead),
    wait: async (milliseconds) => void waits.push(milliseconds),
    ...(signal ? { signal } : {}),
  });
  return { result, waits, lines };
}

test.each(["done", "refused"] as const)("an import is followed until it is %s", async (status) => {
  const { result, waits, lines } = await follow([
    { status: "waiting" },
    { status: "running", linesRead: 10 },
    { status, linesRead: 20 },
  ]);
  expect(result.status).toBe(status);
  expect(lines).toEqual([0, 10, 20]);
  expect(waits).toEqual([300, 450]);
});

test("the pauses stay below five seconds however long it takes", async () => {
  const running = Array.from({ length: 20 }, () => ({ status: "running" as const }));
  const { waits } = await follow([...running, { status: "done" }]);
  expect(Math.max(...waits)).toBe(5_000);
});

test("an aborted wait rejects with the signal's reason", async () => {
  const stopped = AbortSignal.abort(new Error("enough"));
  await expect(follow([{ status: "running" }], stopped)).rejects.toThrow("enough");
});
