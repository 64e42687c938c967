import { describe, expect, test } from "vitest";
import { closeWorkItem } from "#server/domain/work-items/close-work-item.ts";
import { closeWorkItems } from "#server/domain/work-items/close-work-items.ts";
import { listWorkItems } from "#server/domain/work-items/list-work-items.ts";
import { openWorkItems } from "#server/domain/work-items/open-work-items.ts";
import { act } from "#test/act.ts";
import { useTestWorld } from "#test/test-world.ts";

const world = useTestWorld();

async function asked(kinds: Parameters<typeof openWorkItems>[1][number]["kind"][]) {
  const ctx = await world.found();
  const acts = act(ctx);
  const subjects = kinds.map(() => ctx.newId());
  const items = kinds.map((kind, index) => ({
    kind,
    subjectId: subjects[index]!,
    detail: `Please see to number ${index + 1}.`,
  }));
  const open = () => acts.do(openWorkItems, items);
  await open();
  return { ctx, acts, subjects, open };
}

describe("what needs a person", () => {
  test("is listed newest first, by kind, by being open, and for one organization alone", async () => {
    const { acts } = await asked(["fix_contact", "letter_to_post", "fix_contact"]);
    const other = await asked(["reply"]);
    const list = async (query: object) =>
      (await acts.do(listWorkItems, { limit: 100, ...query })).data;
    expect((await list({})).map((each) => each.detail)).toEqual([
      "Please see to number 3.",
      "Please see to number 2.",
      "Please see to number 1.",
    ]);
    const [contact] = await list({ kind: "fix_contact" });
    expect(await list({ kind: "fix_contact" })).toHaveLength(2);
    await acts.do(closeWorkItem, { id: contact!.id });
    expect(await list({ isOpen: true })).toHaveLength(2);
    expect(await list({ isOpen: false })).toMatchObject([{ id: contact!.id }]);
    expect(await list({ kind: "reply" })).toEqual([]);
    expect(await other.acts.workItems()).toHaveLength(1);
  });

  test("is listed for one customer", async () => {
    const { acts, ctx } = await asked(["fix_contact"]);
    const customer = await acts.customer("Alpha");
    await acts.do(async (inside) => {
      const row = await inside.db
        .selectFrom("customers")
        .select("id")
        .where("organization_id", "=", ctx.organizationId)
        .executeTakeFirstOrThrow();
      const item = {
        kind: "reply",
        customerId: row.id,
        subjectId: ctx.newId(),
        detail: "Hm?",
      } as const;
      await openWorkItems(inside, [item]);
    }, undefined);
    const { data } = await acts.do(listWorkItems, { limit: 100, customerId: customer.id });
    expect(data).toMatchObject([{ kind: "reply", customerId: customer.id }]);
  });

  test("is asked for once while it is open, and again after it was closed", async () => {
    const { acts, open } = await asked(["fix_channel"]);
    await open();
    const [item, ...others] = await acts.workItems();
    expect(others).toEqual([]);
    expect(await acts.do(closeWorkItem, { id: item!.id })).toMatchObject({
      closedAt: world.time.now.toISOString(),
      closedBy: "test",
    });
    await open();
    expect((await acts.workItems({})).map((each) => each.closedAt !== null)).toEqual([true, false]);
  });

  test("is closed once, and not by another organization", async () => {
    const { acts } = await asked(["reply"]);
    const other = act(await world.found());
    const [item] = await acts.workItems();
    await expect(other.do(closeWorkItem, { id: item!.id })).rejects.toThrow("no such work item");
    await acts.do(closeWorkItem, { id: item!.id });
    await expect(acts.do(closeWorkItem, { id: item!.id })).rejects.toThrow("closed already");
  });

  test("that has settled itself is taken back, and only that", async () => {
    const { acts, subjects } = await asked(["fix_contact", "fix_contact", "reply"]);
    await acts.do(closeWorkItems, {
      kind: "fix_contact",
      subjectIds: [subjects[0]!, subjects[2]!],
    });
    expect((await acts.workItems()).map((each) => each.detail)).toEqual([
      "Please see to number 2.",
      "Please see to number 3.",
    ]);
    await acts.do(closeWorkItems, { kind: "reply", subjectIds: [] });
    expect(await acts.workItems()).toHaveLength(2);
  });
});
