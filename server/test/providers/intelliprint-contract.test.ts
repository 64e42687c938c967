import { describe, expect, test } from "vitest";
import { connectIntelliprint } from "#server/providers/letter/intelliprint.ts";
import type { LetterMessage } from "#server/providers/letter/letter.ts";
import { CREDENTIALS } from "#test/emulator/credentials.ts";
import { startEmulator } from "#test/emulator/emulator.ts";
import { describeAnswers } from "#test/providers/describe-answers.ts";
import { describeCrowd, describeLongRun } from "#test/providers/describe-long-run.ts";
import { describeReconciling } from "#test/providers/describe-reconciling.ts";
import { describeRefusals } from "#test/providers/describe-refusals.ts";
import { describeSending } from "#test/providers/describe-sending.ts";
import { sampleLetter } from "#test/providers/sample-letter.ts";
import { patienceOf, sendOne, sideOf, type World } from "#test/providers/world.ts";

const { apiKey } = CREDENTIALS.intelliprint;

function worldOf(name: string, isTest: boolean): World<LetterMessage> {
  return {
    name,
    async open() {
      const emulator = await startEmulator();
      return sideOf(emulator, "intelliprint", (how) =>
        connectIntelliprint({
          apiKey: how === "wrong-credentials" ? "wrong" : apiKey,
          baseUrl: how === "nobody-listens" ? "http://127.0.0.1:9/v1" : `${emulator.url}/v1`,
          postage: "uk_second_class",
          isTest,
          timeoutMs: patienceOf(how),
        }),
      );
    },
    message: sampleLetter,
  };
}

const world = worldOf("letters by Intelliprint", false);

describeSending(world);
describeAnswers(world);
describeRefusals(world, [
  ["a wrong key", { status: 401 }, "misconfigured"],
  ["a balance that does not pay for it", { status: 402 }, "misconfigured"],
  ["an address that is none", { code: "recipients[0][address][line]" }, "bad-recipient"],
  ["a postage that is none", { code: "postage[service]" }, "misconfigured"],
  ["a file that is none", { code: "file" }, "content-rejected"],
  ["too many requests", { status: 429, retryAfter: 30 }, "rate-limited"],
  ["a failure of its own", { status: 500 }, "unknown"],
  ["too many drafts", { status: 429, on: "prepare" }, "rate-limited"],
  ["a draft that failed", { status: 500, on: "prepare" }, "retry-later"],
  ["a draft to no address", { code: "recipients", on: "prepare" }, "bad-recipient"],
]);
describe.each([world, worldOf("test letters by Intelliprint", true)])("$name", (each) => {
  describeReconciling(each, { settleSeconds: 24 * 60 * 60 });
});
describeLongRun(world, ["reset-before", "reset-after", "cut", "malformed", "slow"]);
describeCrowd(world, ["reset-before", "reset-after", "cut"]);

test.each(["reset-before", "reset-after", "timeout-after", "html", "malformed", "no-id"] as const)(
  "a draft that meets with %s is tried again later, and was not handed over",
  async (mode) => {
    const side = await world.open();
    const provider = side.connect(mode === "timeout-after" ? "impatient" : "sound");
    side.befall("html", { mode, on: "prepare" });
    expect(await sendOne(provider, sampleLetter("a-1"))).toMatchObject({
      outcome: "retry-later",
      handOvers: 0,
    });
    expect(await sendOne(provider, sampleLetter("a-1"))).toMatchObject({ outcome: "accepted" });
    expect(side.acceptedAs("a-1")).toHaveLength(1);
    await side.close();
    await provider.close();
  },
);
