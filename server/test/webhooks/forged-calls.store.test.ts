import { describe, expect, test } from "vitest";
import { foundDebtors } from "#test/webhooks/found-debtors.ts";
import { FORGERIES } from "#test/webhooks/forge-calls.ts";
import { GENUINE_CALLS } from "#test/webhooks/genuine-calls.ts";
import { openDoor } from "#test/webhooks/open-door.ts";
import { useDoor } from "#test/webhooks/use-door.ts";

const bed = useDoor();
const { world } = bed;

describe.each(Object.entries(GENUINE_CALLS))("%s", (_, kind) => {
  test("is refused however it is forged, leaves nothing but a line in the log, and no word of it there", async () => {
    const door = await openDoor(world, kind.whatsapp);
    const stranger = await openDoor(world, kind.whatsapp);
    const debtors = await foundDebtors(world, door, 4);
    const debtor = debtors.find(({ channel }) => channel === kind.channel)!;
    for (const [way, forge] of Object.entries(FORGERIES)) {
      bed.logged.length = 0;
      const call = forge({ door, stranger, debtor }, (own) => kind.call(own, debtor));
      call.headers["request-id"] = "the-request";
      const answer = await bed.expectRefusal(call, 403, "forged_webhook");
      expect(bed.logged, way).toHaveLength(1);
      const { time: _time, ...line } = JSON.parse(bed.logged[0]!) as Record<string, unknown>;
      expect(line, way).toEqual({
        level: 40,
        requestId: "the-request",
        vendor: call.url.split("/")[2],
        organizationId: door.ctx.organizationId,
        channel: kind.channel,
        msg: "a forged call from outside was refused",
      });
      for (const secret of [debtor.address, door.secrets.twilioToken, door.secrets.metaSecret]) {
        expect(answer.text + bed.logged.join(), way).not.toContain(secret);
      }
    }
  });
});
