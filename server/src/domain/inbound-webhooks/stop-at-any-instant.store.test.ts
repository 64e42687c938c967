import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { processWebhooks } from "#server/domain/inbound-webhooks/process-webhooks.ts";
import { deliverNotifications } from "#server/domain/notifications/deliver-notifications.ts";
import { issueAllDue } from "#server/domain/reminders/issue-all-due.ts";
import type { SqlPool } from "#server/platform/database/pool.ts";
import { act } from "#test/act.ts";
import { TWILIO_SMS } from "#test/connections.ts";
import { replyOf } from "#test/reply-of.ts";
import {
  buildWorld,
  openFileStore,
  type TestOrganization,
  type TestWorld,
} from "#test/test-world.ts";

let pool: SqlPool;
beforeAll(async () => {
  pool = await openFileStore();
});
afterAll(async () => await pool?.end());

const MOBILE = "+447700900123";
const OTHER = "+447700900456";

/** Two people with text messages and e-mails due day after day. */
async function late(world: TestWorld) {
  const ctx = await world.found({ contactBudget: { perDay: 50, perWeek: 350 } });
  const acts = act(ctx);
  await acts.ladder(["sms"], ["sms"], ["sms"], ["email"], ["sms"], ["sms"], ["email"]);
  await acts.connect("sms", TWILIO_SMS);
  const points = (number: string, email: string) =>
    [
      ["sms", number],
      ["email", email],
    ] as const;
  const pat = await acts.customer("Pat", { points: points(MOBILE, "pat@example.com") });
  const sam = await acts.customer("Sam", { points: points(OTHER, "sam@example.com") });
  const invoice = await acts.invoice(pat, { dueOn: "2026-11-02" });
  await acts.invoice(sam, { dueOn: "2026-11-02" });
  await acts.goLive();
  return { ctx, acts, pat, invoice };
}

async function deliverAll(ctx: TestOrganization) {
  const { rows } = await ctx.transact((inside) =>
    sql<{ id: string }>`select id from delivery_batches
      where organization_id = ${ctx.organizationId}`.execute(inside.db),
  );
  await Promise.all(rows.map(({ id }) => deliverNotifications(ctx, { batchId: id })));
}

async function underWay(ctx: TestOrganization): Promise<number> {
  const { rows } = await ctx.transact((inside) =>
    sql`select from notifications where organization_id = ${ctx.organizationId}
      and channel = 'sms' and recipient = ${MOBILE} and status = 'sending'
      and purpose = 'reminder'`.execute(inside.db),
  );
  return rows.length;
}

type Deed = "week" | "pass" | "deliver" | "all at once";
const deeds = fc.array(fc.constantFrom<Deed>("week", "pass", "deliver", "all at once"), {
  minLength: 1,
  maxLength: 6,
});

test("whenever a person says stop, no reminder leaves on that channel after that; e-mails and other people go on", async () => {
  await fc.assert(
    fc.asyncProperty(deeds, deeds, fc.boolean(), async (before, after, isRacing) => {
      const world = buildWorld(pool);
      const { ctx, acts, invoice } = await late(world);
      const run: Record<Deed, () => Promise<unknown>> = {
        week: async () => {
          world.time.now = new Date(world.time.now.getTime() + 7 * 86_400_000);
          await issueAllDue(ctx);
        },
        pass: () => issueAllDue(ctx),
        deliver: () => deliverAll(ctx),
        "all at once": () =>
          Promise.all([issueAllDue(ctx), deliverAll(ctx), issueAllDue(ctx), deliverAll(ctx)]),
      };
      const reminders = () =>
        world.sms.sent.filter((each) => each.to === MOBILE && /\d/.test(each.text)).length;
      for (const deed of before) await run[deed]();
      await acts.hear(replyOf(MOBILE, "STOP", world.time.now));
      const racing = isRacing ? [run["all at once"](), run["all at once"]()] : [];
      await processWebhooks(ctx);
      const mayArrive = (await underWay(ctx)) + reminders();
      await Promise.all(racing);
      for (const deed of [...after, "week", "week", "week"] as const) await run[deed]();
      for (let round = 0; round < 7; round += 1) {
        await run.week();
        await run.deliver();
      }
      expect(reminders()).toBeLessThanOrEqual(mayArrive);
      const emails = (to: string) =>
        world.email.sent.filter((each) => each.to.address === to).length;
      expect(emails("pat@example.com")).toBeGreaterThan(0);
      expect(emails("sam@example.com")).toBeGreaterThan(0);
      const goodbyes = (await acts.messages()).filter(
        (each) => each.purpose === "opt_out_confirmation",
      );
      expect(goodbyes).toHaveLength(1);
      const { rows } = await ctx.transact((inside) =>
        sql<{ outstanding: string }>`select outstanding_minor::text as outstanding from invoices
          where recovery_case_id = (select recovery_case_id from invoices
            where number = ${invoice.number} and organization_id = ${ctx.organizationId})
            and organization_id = ${ctx.organizationId}`.execute(inside.db),
      );
      expect(rows).toEqual([{ outstanding: "50000" }]);
    }),
    { numRuns: process.env["TEST_STORE"] === "server" ? 15 : 6 },
  );
});
