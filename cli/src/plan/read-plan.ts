import type { Client } from "@dunlin/client/call.ts";
import type { PlannedReminder } from "@dunlin/contract/recovery.ts";

export type Plan = { at: string; data: PlannedReminder[] };

const PAGE = 10_000;
const LONGEST_MS = 5 * 60_000;

/** The plan of every open case, however many there are. */
export async function readPlan(
  client: Pick<Client, "getPlan">,
  query: { at: string | null; assumeLive: boolean },
): Promise<Plan> {
  const asked = {
    assumeLive: query.assumeLive,
    limit: PAGE,
    ...(query.at ? { at: query.at } : {}),
  };
  const data: PlannedReminder[] = [];
  let at = query.at;
  for (let startingAfter: string | undefined; ; startingAfter = data.at(-1)!.recoveryCaseId) {
    const page = await client.getPlan({ ...asked, startingAfter }, { timeoutMs: LONGEST_MS });
    // Every page is of the instant of the first.
    at ??= page.at;
    asked.at = at;
    data.push(...page.data);
    if (!page.hasMore || page.data.length === 0) return { at, data };
  }
}
