import type { Client } from "@dunlin/client/call.ts";
import { answer } from "#cli/answer.ts";
import type { Call } from "#cli/command.ts";
import { connectServer } from "#cli/connect-server.ts";
import { EXIT, UsageError, type Exit } from "#cli/failures.ts";
import { readInstant } from "#cli/read-instant.ts";
import { formatInstant } from "#cli/text/format-instant.ts";

const LONGEST_MS = 30 * 60_000;

/** `dunlin clock`: what time it is for the organization; moves a sandbox's clock when told to. */
export async function moveClock(call: Call): Promise<Exit> {
  const [word, distance] = call.args;
  const to = call.text("to");
  if (word !== undefined && word !== "advance") {
    throw new UsageError(
      `The clock does not know "${word}".`,
      "For example: dunlin clock advance 60d",
    );
  }
  if (to !== null && distance !== undefined) {
    throw new UsageError("Give a distance or --to, not both.");
  }
  if (word === "advance" && to === null && distance === undefined) {
    throw new UsageError("How far?", "For example: dunlin clock advance 60d");
  }
  const client = connectServer(call);
  if (to === null && distance === undefined) return await showClock(call, client);
  const target =
    to === null
      ? await readDistance(distance!, client)
      : { to: readInstant(to, call.terminal.timeZone) };
  const moved =
    call.has("daily") && "days" in target
      ? await moveDaily(client, target.days)
      : await client.advanceClock(target, { timeoutMs: LONGEST_MS });
  const show = (instant: string) => formatInstant(instant, call.terminal.timeZone);
  answer(call, moved, () =>
    [
      `The clock moved from ${show(moved.from)} to ${show(moved.now)}.`,
      moved.sent === 0
        ? "Nothing was sent on the way."
        : `${moved.sent} ${moved.sent === 1 ? "message was" : "messages were"} sent on the way.`,
    ].join("\n"),
  );
  return EXIT.done;
}

/** One long move is like an outage: only the highest stage of each case goes out. A day at a time, each does. */
async function moveDaily(client: Client, days: number) {
  let moved = await client.advanceClock({ days: 0 }, { timeoutMs: LONGEST_MS });
  for (let day = 0; day < days; day += 1) {
    const next = await client.advanceClock({ days: 1 }, { timeoutMs: LONGEST_MS });
    moved = {
      ...next,
      from: moved.from,
      sent: moved.sent + next.sent,
      passes: moved.passes + next.passes,
    };
  }
  return moved;
}

async function showClock(call: Call, client: Client): Promise<Exit> {
  const clock = await client.getClock();
  answer(call, clock, () => {
    const kind = clock.isSandbox ? "a sandbox's clock, which can be moved" : "the real time";
    return `${formatInstant(clock.now, call.terminal.timeZone)} (${kind})`;
  });
  return EXIT.done;
}

async function readDistance(
  text: string,
  client: Client,
): Promise<{ days: number } | { to: string }> {
  const [, count, unit] = /^(\d{1,5})([dwh]?)$/.exec(text) ?? [];
  if (count === undefined) {
    throw new UsageError(`"${text}" is not a distance.`, "Write it like 60d, 2w or 36h.");
  }
  if (unit !== "h") return { days: Number(count) * (unit === "w" ? 7 : 1) };
  const { now } = await client.getClock();
  return {
    to: Temporal.Instant.from(now)
      .add({ hours: Number(count) })
      .toString(),
  };
}
