import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openFakeServer, type FakeServer } from "#test/fake-server.ts";
import { runDunlin } from "#test/run-dunlin.ts";

let server: FakeServer;
let folder: string;
beforeEach(async () => {
  server = await openFakeServer({
    getClock: () => ({ now: "2026-11-30T09:00:00Z", isSandbox: false }),
  });
  folder = await mkdtemp(join(tmpdir(), "dunlin-"));
});
afterEach(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

const port = () => new URL(server.url).port;

describe("the key is", () => {
  test.each([
    ["that of --key before all others", ["--key", "k1"], { DUNLIN_API_KEY: "k2" }, "k1"],
    ["that of DUNLIN_API_KEY", [], { DUNLIN_API_KEY: "k2", DUNLIN_BOOTSTRAP_API_KEY: "k3" }, "k2"],
    [
      "that of DUNLIN_BOOTSTRAP_API_KEY",
      [],
      { DUNLIN_API_KEY: "", DUNLIN_BOOTSTRAP_API_KEY: "k3" },
      "k3",
    ],
    ["the demo's when there is no other", [], {}, "k4"],
  ])("%s", async (_name, words, variables, key) => {
    await writeFile(join(folder, "demo-key"), "k4\n");
    const ran = await runDunlin(["clock", ...words], {
      variables: { DUNLIN_URL: server.url, DUNLIN_DATA_DIR: folder, ...variables },
    });
    expect(ran.exit).toBe(0);
    expect(server.asked.map((asked) => asked.key)).toEqual([key]);
  });

  test("never the demo's for another machine", async () => {
    await writeFile(join(folder, "demo-key"), "k4\n");
    const variables = { DUNLIN_URL: "http://dunlin.invalid", DUNLIN_DATA_DIR: folder };
    const { exit, errors } = await runDunlin(["clock"], { variables });
    expect(exit).toBe(2);
    expect(errors).toContain("There is no API key.");
  });

  test("asked for when there is none, with where it would have been", async () => {
    const variables = { DUNLIN_URL: server.url, DUNLIN_DATA_DIR: folder };
    const { exit, errors } = await runDunlin(["clock"], { variables });
    expect(exit).toBe(2);
    expect(errors).toContain(join(folder, "demo-key"));
  });
});

describe("the address is", () => {
  test("that of --url before DUNLIN_URL", async () => {
    const variables = { DUNLIN_URL: "http://127.0.0.1:9", DUNLIN_API_KEY: "k" };
    expect((await runDunlin(["clock", "--url", server.url], { variables })).exit).toBe(0);
  });

  test("this machine's at PORT when none is given", async () => {
    const variables = { PORT: port(), DUNLIN_API_KEY: "k" };
    expect((await runDunlin(["clock"], { variables })).exit).toBe(0);
    expect(server.asked).toHaveLength(1);
  });
});
