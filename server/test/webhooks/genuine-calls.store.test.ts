import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { digestStore } from "#test/answers/digest-store.ts";
import { finalState } from "#test/webhooks/final-state.ts";
import { foundDebtors } from "#test/webhooks/found-debtors.ts";
import { GENUINE_CALLS, SAID } from "#test/webhooks/genuine-calls.ts";
import { openDoor, type Door } from "#test/webhooks/open-door.ts";
import { useDoor } from "#test/webhooks/use-door.ts";

const bed = useDoor();
const { world } = bed;

async function kept({ ctx }: Door) {
  const { rows } = await ctx.transact((inside) =>
    sql<{ kind: string; is_processed: boolean }>`
      select event ->> 'kind' as kind, processed_at is not null as is_processed
        from inbound_webhooks where organization_id = ${inside.organizationId}`.execute(inside.db),
  );
  return rows;
}

describe.each(Object.entries(GENUINE_CALLS))("%s", (_, kind) => {
  test("is taken, kept once and worked off, and changes nothing when it comes again", async () => {
    const door = await openDoor(world, kind.whatsapp);
    const debtors = await foundDebtors(world, door, 4);
    const debtor = debtors.find(({ channel }) => channel === kind.channel)!;
    const call = kind.call(door, debtor);

    const answer = await bed.knock(call);
    expect([answer.status, answer.code], answer.text).toEqual([200, null]);
    expect(await kept(door)).toEqual([{ kind: kind.tells, is_processed: false }]);
    const before = await finalState(door.ctx);
    await world.work();
    expect(await kept(door)).toEqual([{ kind: kind.tells, is_processed: true }]);
    const after = await finalState(door.ctx);
    const changed = [...after].filter(
      ([name, state]) => JSON.stringify(state) !== JSON.stringify(before.get(name)),
    );
    expect(changed.map(([name]) => name)).toEqual([debtor.name]);
    expect(JSON.stringify(changed).includes(SAID)).toBe(kind.tells === "reply");

    const settled = await digestStore(world);
    expect((await bed.knock(call)).status).toBe(200);
    expect(await world.work()).toBe(0);
    expect(await digestStore(world)).toBe(settled);
    expect(bed.logged).toEqual([]);
  });
});

test("what is told to one organization is forged at the door of another, and kept by neither", async () => {
  const door = await openDoor(world);
  const [debtor] = await foundDebtors(world, door, 1);
  const call = GENUINE_CALLS["an event by SendGrid"]!.call(door, debtor!);
  const other = await openDoor(world);
  expect((await bed.knock({ ...call, url: other.paths.sendgrid })).status).toBe(403);
  expect(await kept(door)).toEqual([]);
  expect(await kept(other)).toEqual([]);
});
