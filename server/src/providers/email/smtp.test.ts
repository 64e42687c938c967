import { afterEach, describe, expect, test } from "vitest";
import { at, closeAll, letter, send, startSmtp } from "#test/smtp-bed.ts";

afterEach(closeAll);

describe("sending by SMTP", () => {
  test("delivers one message with the attempt's own marks", async () => {
    const { sink, provider } = await startSmtp();
    expect(await send(provider, letter("a1"))).toEqual({
      outcome: "accepted",
      providerId: "<a1@mail.acme.test>",
      handOvers: 1,
    });
    expect(sink.messages).toHaveLength(1);
    expect(sink.messages[0]).toMatchObject({
      attemptId: "a1",
      messageId: "<a1@mail.acme.test>",
      to: "a1@customer.test",
      subject: "Invoice 7 is overdue",
    });
    const raw = sink.messages[0]?.raw ?? "";
    expect(raw).toContain("Auto-Submitted: auto-generated\r\n");
    expect(raw).toContain("Reply-To: accounts+7@acme.test\r\n");
    expect(raw).toMatch(
      /^List-Unsubscribe: <mailto:accounts%2B7@acme\.test\?subject=unsubscribe>/m,
    );
    expect(raw).toContain("\r\n.\r\n..two dots\r\n");
  });

  test("asks for no reply where there is no reply address", async () => {
    const { sink, provider } = await startSmtp();
    await send(provider, letter("a1", { replyTo: null }));
    expect(sink.messages[0]?.raw).not.toMatch(/^(Reply-To|List-Unsubscribe):/m);
  });

  test("lets nothing in a message add a header or a recipient", async () => {
    const { sink, provider } = await startSmtp();
    const evil = "x\r\nBcc: spy@evil.test\r\n\r\nbody";
    const message = letter("a1", {
      subject: evil,
      from: { name: evil, address: "billing@acme.test" },
      to: { name: `${evil}, spy@evil.test`, address: "bob@customer.test" },
      replyTo: `r@acme.test\r\nBcc: spy@evil.test`,
    });
    await send(provider, message);
    expect(sink.messages.map(({ to }) => to)).toEqual(["bob@customer.test"]);
    expect(sink.messages[0]?.raw).not.toMatch(/^Bcc:/im);
  });

  test.each([
    "",
    "bob",
    "a\nb@customer.test",
    "bob@customer.test>\r\nRCPT TO:<spy@evil.test",
    "bob@customer.test, spy@evil.test",
    "Bob <bob@customer.test>",
  ])("refuses the address %j itself", async (address) => {
    const { sink, provider } = await startSmtp();
    const to = await send(provider, letter("a1", { to: { name: null, address } }));
    expect(to).toMatchObject({ outcome: "bad-recipient", handOvers: 0 });
    const from = await send(provider, letter("a2", { from: { name: "Acme", address } }));
    expect(from).toMatchObject({ outcome: "misconfigured", handOvers: 0 });
    expect(sink.messages).toEqual([]);
  });

  test("hands over after the server's go-ahead and before the final dot", async () => {
    const events: string[] = [];
    const { provider } = await startSmtp({
      plan: (step) => {
        events.push(step);
        return undefined;
      },
    });
    await send(provider, letter("a1"), events);
    expect(events.filter((event) => event !== "body")).toEqual([
      "connect",
      "ehlo",
      "mail",
      "rcpt",
      "data",
      "handOver",
      "dot",
    ]);
  });

  test("lets nothing be accepted when the hand-over fails", async () => {
    const { sink, provider } = await startSmtp();
    const refuse = () => {
      throw new Error("disk full");
    };
    expect(await provider.send(letter("a1"), refuse)).toMatchObject({
      outcome: "retry-later",
      detail: expect.stringContaining("disk full"),
    });
    expect(await send(provider, letter("a2"))).toMatchObject({ outcome: "accepted" });
    expect(sink.messages.map(({ attemptId }) => attemptId)).toEqual(["a2"]);
  });

  test("reuses its connections", async () => {
    const { sink, provider } = await startSmtp({}, { maxConnections: 2 });
    const ids = Array.from({ length: 50 }, (_, index) => `a${index}`);
    await Promise.all(ids.map((id) => send(provider, letter(id))));
    expect(new Set(sink.messages.map(({ attemptId }) => attemptId)).size).toBe(50);
    expect(sink.connections()).toBe(2);
  });

  test("finishes what is under way when it is closed, and sends nothing after", async () => {
    let begun = () => {};
    const hasBegun = new Promise<void>((resolve) => (begun = resolve));
    const { sink, provider } = await startSmtp({
      plan: (step) => void (step === "mail" && begun()),
    });
    const sending = send(provider, letter("a1"));
    await hasBegun;
    await provider.close();
    const outcomes = [(await sending).outcome, (await send(provider, letter("a2"))).outcome];
    expect(outcomes).toEqual(["accepted", "not-begun"]);
    expect(sink.messages).toHaveLength(1);
  });

  test("leaves the machine's files and the network alone whatever the content says", async () => {
    const { sink, provider } = await startSmtp();
    const html = { path: "/etc/hostname" } as unknown as string;
    expect(await send(provider, letter("a1", { html }))).not.toMatchObject({ outcome: "accepted" });
    expect(sink.messages).toEqual([]);
  });
});

describe("a connection", () => {
  test("that is refused is to be tried later", async () => {
    const { sink, provider } = await startSmtp();
    await sink.refuse();
    const receipt = await send(provider, letter("a1"));
    expect(receipt).toMatchObject({ outcome: "retry-later", handOvers: 0 });
    expect(await provider.verify()).toMatchObject({ outcome: "retry-later" });
    await sink.listen();
    expect(await send(provider, letter("a1"))).toMatchObject({ outcome: "accepted" });
  });

  test("dropped while idle makes no message unknown", async () => {
    const { sink, provider } = await startSmtp({}, { maxConnections: 1 });
    for (let round = 0; round < 10; round += 1) {
      const id = `a${round}`;
      expect(await send(provider, letter(`${id}-first`))).toMatchObject({ outcome: "accepted" });
      sink.dropConnections();
      const second = await send(provider, letter(id));
      expect(second.outcome).toBe(second.handOvers === 1 ? "accepted" : "retry-later");
      expect(sink.count(id)).toBe(second.handOvers);
    }
  });

  test("lost in the middle of a long body leaves the message certainly unaccepted", async () => {
    const plan = at("body", { drop: true });
    const { sink, provider } = await startSmtp({ plan });
    const text = "Line of a long text.\n".repeat(600_000);
    const receipt = await send(provider, letter("a1", { text }));
    expect(receipt).toMatchObject({ outcome: "retry-later", handOvers: 0 });
    expect(sink.messages).toEqual([]);
  });

  test("carries a long body whole", async () => {
    const { sink, provider } = await startSmtp();
    const text = ".A line of a long text.\n".repeat(20_000);
    expect(await send(provider, letter("a1", { text }))).toMatchObject({ outcome: "accepted" });
    expect(sink.messages[0]?.raw).toContain(text.replaceAll("\n", "\r\n"));
  });
});
