import type { Page, PageQuery } from "@dunlin/contract/page.ts";
import { parseId } from "@dunlin/contract/ids.ts";
import { sql, type SelectQueryBuilder } from "kysely";

/** Reads one page of a list by its sortable ids, newest first unless told otherwise. */
export async function readPage<
  Schema extends object,
  Tables extends keyof Schema,
  Row extends { id: string },
>(
  query: SelectQueryBuilder<Schema, Tables, Row>,
  page: PageQuery,
  options: { table: string; oldestFirst?: boolean },
): Promise<Page<Row>> {
  const id = sql.ref(`${options.table}.id`);
  const isBackward = page.endingBefore !== undefined;
  const isAscending = Boolean(options.oldestFirst) !== isBackward;
  let bounded = query;
  for (const [cursor, forward] of [
    [page.startingAfter, true],
    [page.endingBefore, false],
  ] as const) {
    if (cursor === undefined) continue;
    const operator = forward === Boolean(options.oldestFirst) ? sql`>` : sql`<`;
    bounded = bounded.where(sql<boolean>`${id} ${operator} ${parseId(cursor)}::uuid`);
  }
  const rows = await bounded
    .orderBy(id, isAscending ? "asc" : "desc")
    .limit(page.limit + 1)
    .execute();
  const data = rows.slice(0, page.limit) as Row[];
  return { data: isBackward ? data.reverse() : data, hasMore: rows.length > page.limit };
}
