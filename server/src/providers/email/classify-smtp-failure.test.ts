import { describe, expect, test } from "vitest";
import { classifySmtpFailure } from "#server/providers/email/classify-smtp-failure.ts";

function refuse(command: string, response: string) {
  const failure = { message: "refused", command, response, responseCode: parseInt(response, 10) };
  const receipt = classifySmtpFailure(failure, command === "DATA");
  return receipt;
}

describe("what an SMTP refusal means", () => {
  test.each([
    ["RCPT TO", "550 5.1.1 No such user", "bad-recipient"],
    ["RCPT TO", "550-5.1.10 No such user\n550 5.1.10 at all", "bad-recipient"],
    ["RCPT TO", "550 No such user", "bad-recipient"],
    ["RCPT TO", "550 5.4.1 Recipient address rejected", "bad-recipient"],
    ["RCPT TO", "550 5.4.4 Domain not found", "bad-recipient"],
    ["RCPT TO", "550 5.2.1 Mailbox disabled", "bad-recipient"],
    ["RCPT TO", "552 5.2.2 Mailbox full", "retry-later"],
    ["RCPT TO", "452 4.2.2 Mailbox full", "retry-later"],
    ["RCPT TO", "552 Mailbox full", "retry-later"],
    ["RCPT TO", "451 4.7.1 Greylisted", "retry-later"],
    ["RCPT TO", "450 4.2.1 The user is receiving mail at a rate that is too high", "rate-limited"],
    ["RCPT TO", "554 5.7.1 Relay access denied", "misconfigured"],
    ["RCPT TO", "553 5.1.8 Sender domain not found", "misconfigured"],
    ["RCPT TO", "550 5.1.1 Address is on the suppression list", "suppressed"],
    ["MAIL FROM", "553 5.1.7 Bad sender", "misconfigured"],
    ["MAIL FROM", "550 No", "misconfigured"],
    ["MAIL FROM", "530 5.7.0 Authentication required", "misconfigured"],
    ["MAIL FROM", "552 5.3.4 Message too big", "content-rejected"],
    ["AUTH PLAIN", "535 5.7.8 Bad credentials", "misconfigured"],
    ["AUTH PLAIN", "535 Bad credentials", "misconfigured"],
    ["AUTH PLAIN", "454 4.7.0 Try later", "retry-later"],
    ["CONN", "421 4.3.2 Shutting down", "retry-later"],
    ["CONN", "421 4.7.0 Too many connections", "rate-limited"],
    ["CONN", "554 Go away", "misconfigured"],
    ["DATA", "454 Throttling failure: Maximum sending rate exceeded", "rate-limited"],
    ["DATA", "552 5.3.4 Message too big", "content-rejected"],
    ["DATA", "552 Message too big", "content-rejected"],
    ["DATA", "550 5.7.1 Looks like spam", "content-rejected"],
    ["DATA", "550 5.7.26 Unauthenticated sender", "misconfigured"],
    ["DATA", "554 Looks like spam", "content-rejected"],
    ["DATA", "503 5.5.1 Bad sequence", "retry-later"],
    ["DATA", "451 Try later", "retry-later"],
  ])("%s answered by %j is %s", (command, response, outcome) => {
    expect(refuse(command, response).outcome).toBe(outcome);
  });

  test("keeps the server's words", () => {
    const answer = "550-5.1.1 No\n550 5.1.1 such user";
    expect(refuse("RCPT TO", answer)).toMatchObject({
      detail: "550-5.1.1 No 550 5.1.1 such user",
    });
  });

  test.each([
    ["451 4.7.1 Greylisted, try again in 5 minutes", 300],
    ["450 4.7.1 Try again after 90s", 90],
    ["451 4.7.1 Come back in 1 hour", 3600],
    ["451 4.3.0 Wait for 30 seconds", 30],
    ["451 4.3.0 Try later, error in 12 modules of 7 systems", null],
    ["451 4.3.0 Try later", null],
  ])("%j asks to wait %s seconds", (response, retryAfterSeconds) => {
    expect(refuse("DATA", response)).toMatchObject({ outcome: "retry-later", retryAfterSeconds });
  });
});

describe("what silence means", () => {
  test.each([
    [{ code: "ECONNECTION" }, "retry-later"],
    [{ code: "ETIMEDOUT" }, "retry-later"],
    [{ code: "ESOCKET", originalCode: "ECONNREFUSED" }, "retry-later"],
    [{ code: "EDNS", originalCode: "ENOTFOUND" }, "retry-later"],
    [{ code: "ESOCKET", originalCode: "DEPTH_ZERO_SELF_SIGNED_CERT" }, "misconfigured"],
    [{ code: "ESOCKET", originalCode: "ERR_SSL_WRONG_VERSION_NUMBER" }, "misconfigured"],
    [{ code: "EAUTH" }, "misconfigured"],
    [{ code: "EMESSAGE", command: "MAIL FROM" }, "content-rejected"],
    [{}, "retry-later"],
  ])("%j is %s before the hand-over and unknown after it", (failure, outcome) => {
    const silence = { message: "gone", ...failure };
    expect(classifySmtpFailure(silence, false).outcome).toBe(outcome);
    expect(classifySmtpFailure(silence, true).outcome).toBe("unknown");
  });

  test.each(["250 2.0.0 Ok", "354 Go on", "hello"])("%j is no refusal", (response) => {
    const failure = { message: "odd", response, responseCode: parseInt(response, 10) || 0 };
    expect(classifySmtpFailure(failure, true).outcome).toBe("unknown");
  });
});
