import { afterEach, describe, expect, test } from "vitest";
import { at, closeAll, letter, send, startSmtp } from "#test/smtp-bed.ts";

afterEach(closeAll);

describe.each([true, false])("a refusal by a server (pipelining: %s)", (pipelining) => {
  test.each([
    ["rcpt", "550 5.1.1 No such user", "bad-recipient", 0],
    ["rcpt", "451 4.7.1 Greylisted, try again in 5 minutes", "retry-later", 0],
    ["rcpt", "552 5.2.2 Mailbox full", "retry-later", 0],
    ["rcpt", "554 5.7.1 Relay access denied", "misconfigured", 0],
    ["mail", "552 5.3.4 Message too big", "content-rejected", 0],
    ["mail", "553 Sender not owned", "misconfigured", 0],
    ["data", "451 4.3.0 Try later", "retry-later", 0],
    ["data", "421 4.3.2 Shutting down", "retry-later", 0],
    ["dot", "552 5.3.4 Message too big", "content-rejected", 1],
    ["dot", "550 5.7.26 Unauthenticated mail", "misconfigured", 1],
    ["dot", "451 4.3.0 Try later", "retry-later", 1],
    ["dot", "421 4.3.2 Shutting down", "retry-later", 1],
  ])("at %s with %j is %s", async (step, reply, outcome, handOvers) => {
    const { sink, provider } = await startSmtp({ pipelining, plan: at(step, { reply }) });
    expect(await send(provider, letter("a1"))).toMatchObject({ outcome, handOvers });
    expect(sink.messages).toEqual([]);
    sink.plan(() => undefined);
    expect(await send(provider, letter("a2"))).toMatchObject({ outcome: "accepted" });
  });

  test.each(["connect", "ehlo", "mail", "rcpt", "data"])(
    "that hangs up at %s is to be tried later",
    async (step) => {
      const { sink, provider } = await startSmtp({ pipelining, plan: at(step, { drop: true }) });
      expect(await send(provider, letter("a1"))).toMatchObject({
        outcome: "retry-later",
        handOvers: 0,
      });
      expect(sink.messages).toEqual([]);
      expect(sink.connections()).toBe(1);
    },
  );

  test.each(["connect", "rcpt", "data"])("that falls silent at %s is too", async (step) => {
    const times = { greetingTimeoutMs: 60, socketTimeoutMs: 60 };
    const plan = at(step, { delayMs: 5_000 });
    const { provider } = await startSmtp({ pipelining, plan }, times);
    expect(await send(provider, letter("a1"))).toMatchObject({
      outcome: "retry-later",
      handOvers: 0,
    });
  });

  test("is unknown when the acknowledgement is lost, and there is one copy", async () => {
    const { sink, provider } = await startSmtp({ pipelining, plan: at("dot", { drop: true }) });
    expect(await send(provider, letter("a1"))).toMatchObject({ outcome: "unknown", handOvers: 1 });
    expect(sink.count("a1")).toBe(1);
  });

  test("is unknown when the server hangs up on the last byte or never answers it", async () => {
    const { sink, provider } = await startSmtp(
      { pipelining, plan: at("dot", { lose: true }) },
      { socketTimeoutMs: 60 },
    );
    expect(await send(provider, letter("a1"))).toMatchObject({ outcome: "unknown", handOvers: 1 });
    sink.plan(at("dot", { delayMs: 5_000 }));
    expect(await send(provider, letter("a2"))).toMatchObject({ outcome: "unknown", handOvers: 1 });
  });

  test("is unknown when the answer to the last byte is no answer", async () => {
    const plan = at("dot", { reply: "399 Well" });
    const { provider } = await startSmtp({ pipelining, plan });
    expect(await send(provider, letter("a1"))).toMatchObject({ outcome: "unknown" });
  });
});

describe("two hundred messages over a pool that loses connections", () => {
  const faults = {
    "rcpt-drop": ["rcpt", { drop: true }, "retry-later", 0, 0],
    "rcpt-550": ["rcpt", { reply: "550 5.1.1 No such user" }, "bad-recipient", 0, 0],
    "rcpt-451": ["rcpt", { reply: "451 4.7.1 Greylisted" }, "retry-later", 0, 0],
    "dot-451": ["dot", { reply: "451 4.3.0 Later" }, "retry-later", 1, 0],
    "dot-lose": ["dot", { lose: true }, "unknown", 1, 0],
    "dot-drop": ["dot", { drop: true }, "unknown", 1, 1],
    none: ["none", undefined, "accepted", 1, 1],
  } as const;
  const names = Object.keys(faults) as (keyof typeof faults)[];

  function drawFaults(seed: number): (keyof typeof faults)[] {
    let state = seed;
    return Array.from({ length: 200 }, () => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
      const draw = (state >> 16) % 14;
      return names[draw] ?? "none";
    });
  }

  test.each([1, 2])("sends none twice and misjudges none (seed %i)", async (seed) => {
    const drawn = drawFaults(seed);
    const faultOf = (text: string) => {
      const index = /a(\d+)@customer\.test/.exec(text)?.[1];
      return faults[drawn[Number(index)] ?? "none"];
    };
    const { sink, provider } = await startSmtp({
      plan: (step, text) => (faultOf(text)[0] === step ? faultOf(text)[1] : undefined),
    });
    const results = await Promise.all(
      drawn.map(async (name, index) => {
        const receipt = await send(provider, letter(`a${index}`));
        return [name, receipt.outcome, receipt.handOvers, sink.count(`a${index}`)];
      }),
    );
    expect(new Set(drawn)).toEqual(new Set(names));
    expect(results).toEqual(drawn.map((name) => [name, ...faults[name].slice(2)]));
  });
});
