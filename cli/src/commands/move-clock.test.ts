import { afterEach, expect, test } from "vitest";
import { openFakeServer, type FakeServer } from "#test/fake-server.ts";
import { runDunlin } from "#test/run-dunlin.ts";

let server: FakeServer;
afterEach(() => server.close());

async function clock(words: string[]) {
  server = await openFakeServer({
    getClock: () => ({ now: "2026-11-30T09:00:00Z", isSandbox: true }),
    advanceClock: ({ body }) =>
      JSON.parse(body).days === 0
        ? { refuse: "sandbox_only", detail: "This clock is real." }
        : { from: "2026-11-30T09:00:00Z", now: "2027-01-29T09:00:00Z", sent: 12, passes: 60 },
  });
  const variables = { DUNLIN_URL: server.url, DUNLIN_API_KEY: "k" };
  return await runDunlin(["clock", ...words], { variables });
}

test("without more words it tells the time and moves nothing", async () => {
  const { output } = await clock([]);
  expect(output).toBe("Mon 30 Nov 2026, 09:00 GMT (a sandbox's clock, which can be moved)\n");
  expect(server.asked.map((asked) => asked.name)).toEqual(["getClock"]);
});

test.each([
  [["advance", "60d"], { days: 60 }],
  [["advance", "60"], { days: 60 }],
  [["advance", "2w"], { days: 14 }],
  [["advance", "36h"], { to: "2026-12-01T21:00:00Z" }],
  [["--to", "2026-12-01T09:00Z"], { to: "2026-12-01T09:00:00Z" }],
  [["advance", "--to", "2026-12-01"], { to: "2026-12-01T00:00:00Z" }],
])("%j asks for %j", async (words, body) => {
  const { exit } = await clock(words);
  expect(exit).toBe(0);
  expect(JSON.parse(server.asked.at(-1)!.body)).toEqual(body);
});

test("it tells from where to where, and what was sent on the way", async () => {
  expect((await clock(["advance", "60d"])).output).toBe(
    "The clock moved from Mon 30 Nov 2026, 09:00 GMT to Fri 29 Jan 2027, 09:00 GMT.\n" +
      "12 messages were sent on the way.\n",
  );
});

test("a real clock that is to be moved ends with 3", async () => {
  const { exit, errors } = await clock(["advance", "0d"]);
  expect(exit).toBe(3);
  expect(errors).toContain("This clock is real.\nOnly the clock of a sandbox");
});
