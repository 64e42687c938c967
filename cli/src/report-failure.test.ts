import { DunlinError } from "@dunlin/client/dunlin-error.ts";
import { describe, expect, test } from "vitest";
import { readEnvironment } from "#cli/environment.ts";
import { CommandError, EXIT, UsageError } from "#cli/failures.ts";
import { reportFailure } from "#cli/report-failure.ts";
import { openTestTerminal } from "#test/run-dunlin.ts";

function report(
  failure: unknown,
  options: { isJson?: boolean; variables?: Record<string, string> } = {},
) {
  const { terminal, written } = openTestTerminal();
  const environment = readEnvironment(options.variables ?? {});
  const exit = reportFailure(failure, { environment, terminal, isJson: options.isJson ?? false });
  return { exit, errors: written().errors };
}

function refusal(status: number, code: string, more = {}) {
  return new DunlinError({ status, code, detail: "It says no.", ...more });
}

describe("a failure", () => {
  test.each([
    [409, "not_possible_now", 3],
    [422, "currency_mismatch", 3],
    [400, "invalid_input", 2],
    [401, "unauthenticated", 1],
    [404, "not_found", 1],
    [503, "not_ready", 1],
    [0, "unreachable", 1],
  ])("with status %i and code %s ends with %i", (status, code, exit) => {
    const ended = report(refusal(status, code));
    expect(ended.exit).toBe(exit);
    expect(ended.errors).toContain("dunlin: It says no.\n");
  });

  test.each([
    ["unreachable", "`dunlin serve` starts one"],
    ["unauthenticated", "DUNLIN_API_KEY"],
    ["sandbox_only", "sandbox"],
    ["internal_error", "under r-1"],
  ])("with the code %s says what to do", (code, hint) => {
    expect(report(refusal(500, code, { requestId: "r-1" })).errors).toContain(hint);
  });

  test("names each place that is wrong", () => {
    const errors = [{ pointer: "/to", detail: "is not later" }];
    expect(report(refusal(400, "invalid_input", { errors })).errors).toContain(
      "  /to is not later\n",
    );
  });

  test("of the command's own ends as it says, with its hint", () => {
    expect(report(new UsageError("No.", "Do this."))).toEqual({
      exit: 2,
      errors: "dunlin: No.\nDo this.\n",
    });
    expect(report(new CommandError(EXIT.failed, "No."))).toEqual({
      exit: 1,
      errors: "dunlin: No.\n",
    });
  });

  test("that nobody expected ends with 1, and shows its trace only to who asks for it", () => {
    const defect = new RangeError("Out of range");
    expect(report(defect)).toEqual({ exit: 1, errors: "dunlin: Out of range\n" });
    expect(report(defect, { variables: { LOG_LEVEL: "debug" } }).errors).toContain(
      "report-failure.test.ts",
    );
  });

  test("in JSON carries code, detail, errors and the id of the request", () => {
    const { errors } = report(refusal(409, "already_exists", { requestId: "r-1" }), {
      isJson: true,
    });
    expect(JSON.parse(errors)).toEqual({
      error: {
        code: "already_exists",
        status: 409,
        detail: "It says no.",
        errors: [],
        evidence: [],
        requestId: "r-1",
      },
    });
  });
});
