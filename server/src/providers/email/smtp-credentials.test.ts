import { afterEach, describe, expect, test } from "vitest";
import { connectSmtp, type SmtpOptions } from "#server/providers/email/smtp.ts";
import { at, closeAll, closing, letter, send } from "#test/smtp-bed.ts";
import { startSmtpSink, type SinkPlan, type SmtpSink } from "#test/smtp-sink.ts";

afterEach(closeAll);

describe("credentials", () => {
  const withLogin = (sink: SmtpSink, changes: Partial<SmtpOptions> = {}) => {
    const url = sink.url.replace("smtp://", "smtp://me%40acme.test:s%2Fcret@");
    return closing(connectSmtp({ url, ...changes }));
  };

  test("are given as they stand in the address", async () => {
    const logins: string[] = [];
    const sink = closing(
      await startSmtpSink({
        auth: true,
        plan: (step, argument) => {
          logins.push(...(step === "auth" ? [argument] : []));
          return undefined;
        },
      }),
    );
    expect(await withLogin(sink).verify()).toBeNull();
    const [, , token = ""] = logins[0]?.split(" ") ?? [];
    expect(Buffer.from(token, "base64").toString()).toBe("\0me@acme.test\0s/cret");
  });

  test.each([
    ["535 5.7.8 Bad credentials", "misconfigured"],
    ["535 Bad credentials", "misconfigured"],
    ["454 4.7.0 Try later", "retry-later"],
  ])("refused with %j are %s", async (reply, outcome) => {
    const sink = closing(await startSmtpSink({ auth: true, plan: at("auth", { reply }) }));
    const provider = withLogin(sink);
    expect(await send(provider, letter("a1"))).toMatchObject({ outcome, handOvers: 0 });
    expect(await provider.verify()).toMatchObject({ outcome });
  });

  test("are never shown to a server without TLS that is not local", async () => {
    const logins: string[] = [];
    const plan: SinkPlan = (step, argument) => void (step === "auth" && logins.push(argument));
    const sink = closing(await startSmtpSink({ auth: true, plan }));
    const provider = withLogin(sink, { requireTls: true });
    const receipt = await send(provider, letter("a1"));
    expect(receipt).toMatchObject({ outcome: "misconfigured", handOvers: 0 });
    expect(logins).toEqual([]);
    expect(sink.messages).toEqual([]);
  });

  test("can only be given to an SMTP address", () => {
    expect(() => connectSmtp({ url: "https://mail.test" })).toThrow(/smtp:\/\//);
  });
});
