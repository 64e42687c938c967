import { sql } from "kysely";
import type { Context } from "#server/context.ts";

type Input = {
  channel: string;
  address: string;
  because: string;
  isOptedOut: boolean;
  /** When the wish was expressed. */
  at: Date;
};
export type Suppressed = {
  /** Whoever has the address; nobody where the wish changed nothing. */
  points: { customerId: string; pointId: string }[];
  /** What the wish came to: it holds now, it held already, or a later one holds. */
  result: "changed" | "unchanged" | "overtaken";
};

/**
 * Opts an address out or in, everywhere in the organization and for whoever gets it later. Of two
 * wishes the later holds, whichever arrives first.
 */
export async function suppressAddress(ctx: Context, input: Input): Promise<Suppressed> {
  const result = (await addWish(ctx, input)) ? "changed" : await mergeWish(ctx, input);
  if (result === "overtaken") return { points: [], result };
  const rows = await ctx.db
    .updateTable("contact_points")
    .set({ opted_out_at: input.isOptedOut ? input.at : null })
    .where("channel", "=", input.channel as "email")
    .where("address", "=", input.address)
    .returning(["customer_id", "id"])
    .execute();
  const points = rows.map((row) => ({ customerId: row.customer_id, pointId: row.id }));
  return { points, result };
}

/** The first wish about an address; false where there was one. */
async function addWish(ctx: Context, input: Input): Promise<boolean> {
  const added = await ctx.db
    .insertInto("suppressions")
    .values({
      organization_id: ctx.organizationId,
      channel: input.channel as "email",
      address: input.address,
      because: input.because,
      suppressed_at: input.at,
      lifted_at: input.isOptedOut ? null : input.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("address")
    .execute();
  return added.length > 0;
}

async function mergeWish(ctx: Context, input: Input): Promise<Suppressed["result"]> {
  const of = sql`organization_id = ${ctx.organizationId}::uuid and channel = ${input.channel}
                 and address = ${input.address}`;
  const { rows } = await sql<{ suppressed_at: Date; lifted_at: Date | null }>`
    select suppressed_at, lifted_at from suppressions where ${of} for update`.execute(ctx.db);
  const { suppressed_at: suppressedAt, lifted_at: liftedAt } = rows[0]!;
  const latest = liftedAt && liftedAt > suppressedAt ? liftedAt : suppressedAt;
  const isSame = (liftedAt === null) === input.isOptedOut;
  if (!isSame && latest > input.at) return "overtaken";
  if (isSame && latest >= input.at) return "unchanged";
  const change = input.isOptedOut
    ? sql`suppressed_at = ${input.at}, lifted_at = null, because = ${input.because}`
    : sql`lifted_at = ${input.at}`;
  await sql`update suppressions set ${change} where ${of}`.execute(ctx.db);
  return isSame ? "unchanged" : "changed";
}
