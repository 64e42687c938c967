import type { FaultOrder } from "#test/emulator/faults.ts";
import type { Hook } from "#test/emulator/sign-callbacks.ts";
import type { VendorName } from "#test/emulator/vendor.ts";

type Orders = {
  faults: FaultOrder;
  webhooks: Hook;
  down: { provider: VendorName; seconds: number };
};

/** Tells a running emulator what shall happen at a vendor. */
export async function orderEmulator<Kind extends keyof Orders>(
  url: string,
  kind: Kind,
  order: Orders[Kind],
): Promise<void> {
  const answer = await fetch(`${url}/_ctl/${kind}`, {
    method: "POST",
    body: JSON.stringify(order),
  });
  if (!answer.ok) throw new Error(`The emulator refused ${kind}: ${await answer.text()}`);
}

/** Answers what an emulator says of itself. */
export async function askEmulator<Answer>(
  url: string,
  about: "keys" | "callbacks",
): Promise<Answer> {
  return (await (await fetch(`${url}/_ctl/${about}`)).json()) as Answer;
}
