import { z } from "zod";
import { idOf, type IdKind } from "./ids.ts";

/** The query of every list: newest first, after or before a known item. */
export function pageQuery(kind: IdKind) {
  return z.strictObject({
    limit: z.coerce.number().int().min(1).max(500).default(100),
    startingAfter: idOf(kind).optional(),
    endingBefore: idOf(kind).optional(),
  });
}
export type PageQuery = z.infer<ReturnType<typeof pageQuery>>;

/** The answer of every list. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.strictObject({ data: z.array(item), hasMore: z.boolean() });
}
export type Page<Item> = { data: Item[]; hasMore: boolean };
