import { expect, test } from "vitest";
import { newSortableId } from "#server/platform/sortable-id.ts";

test("ids are UUIDs of version 7, all different, and sort in the order they were made", () => {
  const ids = Array.from({ length: 20_000 }, () => newSortableId());
  expect(
    ids.every((id) =>
      /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id),
    ),
  ).toBe(true);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.toSorted()).toEqual(ids);
});
