import { stripVTControlCharacters } from "node:util";
import { afterEach, describe, expect, test } from "vitest";
import type { PlannedReminder } from "@dunlin/contract/recovery.ts";
import { openFakeServer, type FakeServer } from "#test/fake-server.ts";
import { runDunlin, type Around } from "#test/run-dunlin.ts";
import { sampleId, sampleReminder } from "#test/sample-answers.ts";

let server: FakeServer;
afterEach(() => server.close());

const held = sampleReminder({
  customerName: "Beta GmbH",
  outcome: "suppress",
  sendAt: null,
  reasons: [
    { rule: "ladder", verdict: "allow", detail: "Stage firm is due." },
    { rule: "hold", verdict: "suppress", detail: "On hold (dispute).", citation: "The Act" },
    { rule: "balance", verdict: "suppress", detail: "GBP 0.60 is owed." },
  ],
});
const quiet = sampleReminder({
  customerName: "Gamma",
  outcome: "none",
  stage: null,
  recipient: null,
  sendAt: null,
  nextChangeAt: "2027-01-04T09:00:00Z",
  reasons: [{ rule: "ladder", verdict: "allow", detail: "No stage is due yet." }],
});
const night = sampleReminder({
  customerName: "Delta",
  outcome: "defer",
  sendAt: null,
  nextChangeAt: "2026-12-01T08:00:00Z",
  reasons: [{ rule: "quiet_hours", verdict: "defer", detail: "23:00 is outside 08:00 to 20:00." }],
});

async function plan(data: PlannedReminder[], words: string[] = [], around: Around = {}) {
  server = await openFakeServer({
    getPlan: ({ query }) => ({ at: query.at ?? "2026-11-30T12:00:00Z", data, hasMore: false }),
  });
  const variables = { DUNLIN_URL: server.url, DUNLIN_API_KEY: "k" };
  return await runDunlin(["plan", ...words], { variables, ...around });
}

describe("the plan", () => {
  test("tells in three groups who, which stage, where to, when and why, without amounts", async () => {
    const { exit, output } = await plan([quiet, held, sampleReminder(), night]);
    expect(exit).toBe(0);
    expect(output).toBe(
      `Plan for Mon 30 Nov 2026, 12:00 GMT, with times in Europe/London

Goes out (1)
  Customer  Stage  To               When                   Why
  Acme Ltd  firm   ap@acme.example  Mon 30 Nov, 09:00 GMT  Stage firm is due since Mon 30 Nov 2026, 09:00 GMT.

Waits (2)
  Customer  Stage  To               Changes                    Why
  Delta     firm   ap@acme.example  Tue 1 Dec, 08:00 GMT       23:00 is outside 08:00 to 20:00.
  Gamma     –      –                Mon 4 Jan 2027, 09:00 GMT  No stage is due yet.

Blocked (1)
  Customer   Stage  To               Changes           Why
  Beta GmbH  firm   ap@acme.example  by an event only  On hold (dispute). (The Act) Less is owed than the policy's minimum.
`,
    );
  });

  test("tells times on the wall of the terminal's zone", async () => {
    const { output } = await plan([sampleReminder()], [], { timeZone: "Asia/Tokyo" });
    expect(output).toContain("Plan for Mon 30 Nov 2026, 21:00 GMT+9, with times in Asia/Tokyo");
    expect(output).toContain("Mon 30 Nov, 18:00 GMT+9");
  });

  test.each([60, 80, 109, 110, 160])("fits a terminal of %i columns", async (width) => {
    const { output } = await plan([quiet, held, sampleReminder(), night], [], { width });
    const lines = stripVTControlCharacters(output).split("\n").slice(1);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(width);
    expect(output).toContain("\u001b[");
  });

  test("shows the words of each message when asked", async () => {
    const spoken = sampleReminder({ customerName: "Twin", sentWith: sampleId("case", 2) });
    const { output } = await plan([sampleReminder(), spoken], ["--messages"]);
    expect(output).toContain(
      "  Acme Ltd <ap@acme.example>\n  Invoice A-1\n\n    Dear Ann,\n\n    Please pay.",
    );
    expect(output.match(/Dear Ann/g)).toHaveLength(1);
    expect(output).toContain("It goes out with the message of the customer's other case.");
  });

  test("cannot steer the terminal by a customer's name", async () => {
    const { output } = await plan([sampleReminder({ customerName: "A\u001b[2Jcme\u202e" })]);
    expect(output).toContain("A[2Jcme ");
  });

  test("says how to look ahead while the organization is paused", async () => {
    const reasons = [{ rule: "first_run_paused", verdict: "defer", detail: "Paused." } as const];
    const paused = sampleReminder({ outcome: "defer", sendAt: null, reasons });
    const { output } = await plan([paused]);
    expect(output).toContain("`dunlin plan --assume-live` shows what going live would send");
  });

  test("is JSON when asked", async () => {
    const { output } = await plan([held], ["--json"]);
    expect(JSON.parse(output)).toEqual({ at: "2026-11-30T12:00:00Z", data: [held] });
  });

  test.each([
    [["--date", "2026-06-30"], "2026-06-30T22:59:59Z"],
    [["--date", "2026-03-29"], "2026-03-29T22:59:59Z"],
    [["--at", "2026-06-30T09:00"], "2026-06-30T08:00:00Z"],
    [["--at", "2026-06-30T09:00+02:00"], "2026-06-30T07:00:00Z"],
  ])("%j is an instant of the zone of the terminal", async (words, at) => {
    await plan([], words);
    expect(server.asked[0]!.query.at).toBe(at);
  });

  test("is read to its last page, every page for the instant of the first", async () => {
    server = await openFakeServer({
      getPlan: ({ query }) => ({
        at: "2026-11-30T12:00:00Z",
        data: [sampleReminder({ recoveryCaseId: sampleId("case", query.startingAfter ? 2 : 1) })],
        hasMore: !query.startingAfter,
      }),
    });
    const variables = { DUNLIN_URL: server.url, DUNLIN_API_KEY: "k" };
    const { output } = await runDunlin(["plan"], { variables });
    expect(output).toContain("Goes out (2)");
    expect(server.asked[1]!.query).toMatchObject({
      at: "2026-11-30T12:00:00Z",
      startingAfter: sampleId("case", 1),
    });
  });
});
