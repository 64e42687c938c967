import { describe, expect, test } from "vitest";
import { sql } from "kysely";
import { newSortableId } from "#server/platform/sortable-id.ts";
import { loadDemo } from "#server/domain/demo/load-demo.ts";
import { planReminders } from "#server/domain/reminders/plan-reminders.ts";
import { reachOrganization } from "#server/transact.ts";
import { useTestWorld } from "#test/test-world.ts";

const world = useTestWorld();
test("time", async () => {
  const ctx = reachOrganization(world, newSortableId(), "demo");
  const t0 = performance.now();
  await loadDemo(ctx, { secret: "dun_x" });
  console.log("ms", performance.now() - t0);
  for (const table of [
    "customers",
    "invoices",
    "payments",
    "notifications",
    "recovery_cases",
    "events",
    "approvals",
    "holds",
  ]) {
    const { rows } = await sql<any>`select count(*)::int as n from ${sql.table(table)}`.execute(
      world.database.queries,
    );
    console.log(table, rows[0].n);
  }
  console.log(
    (
      await sql<any>`select status, count(*)::int as n from invoices group by 1`.execute(
        world.database.queries,
      )
    ).rows,
  );
  for (const at of ["2026-11-23T12:00:00Z", "2026-11-24T08:00:00Z", "2026-11-30T12:00:00Z"]) {
    const plan = await ctx.transact((inside) =>
      planReminders(inside, { at, assumeLive: false, limit: 1000 }),
    );
    console.log(at);
    for (const row of plan.data)
      console.log(
        "  ",
        row.customerName,
        "|",
        row.outcome,
        row.stage,
        row.sendAt,
        "|",
        row.reasons
          .filter((r) => r.verdict !== "allow" || row.outcome === "none")
          .map((r) => r.rule + ": " + r.detail + " " + (r.citation ?? ""))
          .join(" ; "),
        "| next",
        row.nextChangeAt,
        row.sentWith ? "SENTWITH" : "",
      );
  }
});
