import type { InputOf } from "@dunlin/contract/endpoint.ts";
import type { importInvoices as promise } from "@dunlin/contract/imports.ts";
import type { Context } from "#server/context.ts";
import type { DateOrder, LayoutWishes } from "#server/domain/imports/reading/layout.ts";
import { readMapping } from "#server/domain/imports/read-mapping.ts";

const ORDERS = {
  day_first: "day-first",
  month_first: "month-first",
  year_first: "year-first",
} as const satisfies Record<string, DateOrder>;

/** What the caller says about a file, with the organization's currency and country for what no line says. */
export async function loadWishes(
  ctx: Context,
  input: Pick<InputOf<typeof promise>, "dateOrder" | "mapping">,
): Promise<LayoutWishes> {
  const mapping = readMapping(input.mapping);
  const organization = await ctx.db
    .selectFrom("organizations")
    .select(["currency", "country"])
    .where("id", "=", ctx.organizationId)
    .executeTakeFirstOrThrow();
  return {
    defaultCurrency: organization.currency,
    defaultCountry: organization.country,
    ...(input.dateOrder ? { dateOrder: ORDERS[input.dateOrder] } : {}),
    ...(mapping ? { mapping } : {}),
  };
}
