import type { Page } from "@dunlin/contract/page.ts";

type List<Query, Item> = (query: Query) => Promise<Page<Item>>;
type Cursor = { startingAfter?: string | undefined };

/** Every item of a list, page after page, in the list's order: `iterate(client.listInvoices, {})`. */
export async function* iterate<Query extends Cursor | undefined, Item extends { id: string }>(
  list: List<Query, Item>,
  query: Omit<NonNullable<Query>, "startingAfter" | "endingBefore">,
): AsyncGenerator<Item, void, undefined> {
  let after: Cursor = {};
  for (;;) {
    const page = await list({ limit: 500, ...query, ...after } as unknown as Query);
    yield* page.data;
    const last = page.data.at(-1);
    if (!page.hasMore || !last) return;
    after = { startingAfter: last.id };
  }
}
