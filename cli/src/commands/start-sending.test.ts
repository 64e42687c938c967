import { afterEach, expect, test } from "vitest";
import { openFakeServer, type FakeServer } from "#test/fake-server.ts";
import { runDunlin } from "#test/run-dunlin.ts";
import { sampleOrganization } from "#test/sample-answers.ts";

let server: FakeServer;
afterEach(() => server.close());

async function run(words: string[], isSandbox = false) {
  server = await openFakeServer({
    goLive: () => sampleOrganization({ isSandbox }),
    pauseOrganization: () => sampleOrganization({ liveAt: null }),
  });
  return await runDunlin(words, { variables: { DUNLIN_URL: server.url, DUNLIN_API_KEY: "k" } });
}

test("going live takes the brake that was asked for and says what it does", async () => {
  const { exit, output } = await run(["go-live", "--approve-first", "20", "--ramp", "50"]);
  expect(exit).toBe(0);
  expect(JSON.parse(server.asked[0]!.body)).toEqual({ approveFirst: 20, rampPerDay: 50 });
  expect(output).toBe(
    "Harbour & Pine Ltd is live.\nThe first 20 messages wait for a person's approval.\n" +
      "At most 50 messages go out a day.\n`dunlin pause` stops it.\n",
  );
});

test("going live without a brake says so to the server, and a sandbox that it is one", async () => {
  const { output } = await run(["go-live"], true);
  expect(JSON.parse(server.asked[0]!.body)).toEqual({ approveFirst: 0, rampPerDay: null });
  expect(output).toContain("is live, as a sandbox: nothing leaves it.");
});

test("pausing says that nothing is sent", async () => {
  expect(await run(["pause"])).toMatchObject({
    exit: 0,
    output: "Harbour & Pine Ltd is paused: nothing is sent.\n",
  });
});
