import { answer } from "#cli/answer.ts";
import type { Call } from "#cli/command.ts";
import { connectServer } from "#cli/connect-server.ts";
import { EXIT, type Exit } from "#cli/failures.ts";
import { readWhole } from "#cli/read-whole.ts";

/** `dunlin go-live`: starts sending, with the brake that was asked for. */
export async function startSending(call: Call): Promise<Exit> {
  const approveFirst = readWhole(call, "approve-first", 0) ?? 0;
  const rampPerDay = readWhole(call, "ramp", 1);
  const organization = await connectServer(call).goLive({ approveFirst, rampPerDay });
  answer(call, organization, () =>
    [
      `${organization.name} is live${organization.isSandbox ? ", as a sandbox: nothing leaves it" : ""}.`,
      approveFirst > 0 ? `The first ${approveFirst} messages wait for a person's approval.` : null,
      rampPerDay !== null ? `At most ${rampPerDay} messages go out a day.` : null,
      "`dunlin pause` stops it.",
    ]
      .filter((line) => line !== null)
      .join("\n"),
  );
  return EXIT.done;
}
