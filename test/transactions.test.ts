import { describe, expect, test } from "vitest";
import { checkTypes } from "./laws/check-types.ts";
import { findOutboundVerbs } from "./laws/find-outbound-verbs.ts";
import { readSources } from "./laws/source-file.ts";

const ROOT = new URL("..", import.meta.url).pathname;
const verbs = findOutboundVerbs(readSources(ROOT));

const contexts = (...names: string[]) =>
  `import type { ${names.join(", ")} } from "@dunlin/server/context.ts";`;
const calledWith = (ctx: string) => [
  contexts(ctx),
  ...verbs.map(
    ({ name, path }) =>
      `import { ${name} } from "@dunlin/${path.replace("server/src", "server")}";`,
  ),
  ...verbs.map(({ name }) => `${name} satisfies (ctx: ${ctx}, ...rest: never[]) => unknown;`),
];
const within = (work: string) => `${contexts("Context", "OutboundContext")}
export async function verb(ctx: OutboundContext) {
  await ctx.transact(async (inside: Context) => {
    ${work}
  });
}`;

describe("Nothing leaves inside a transaction, because it does not compile", () => {
  test("the verbs that speak to the outside are found", () => {
    expect(verbs.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["advanceClock", "deliverNotifications"]),
    );
  });

  test("none of them can be called with the context of a transaction, nor can its work send or open another", async () => {
    const errors = await checkTypes(ROOT, {
      "outside.ts": calledWith("OutboundContext").join("\n"),
      "inside.ts": calledWith("Context").join("\n"),
      "writes.ts": within(`await inside.db.selectFrom("invoices").select("id").execute();`),
      "sends.ts": within("inside.providers.outbox.verify();"),
      "nests.ts": within("await inside.transact(async () => 1);"),
    });
    const linesOfVerbs = verbs.map((_, index) => verbs.length + index + 2);
    const byFile = Map.groupBy(errors, ({ file }) => file);
    expect(byFile.get("inside.ts")?.map(({ line }) => line)).toEqual(linesOfVerbs);
    expect(byFile.get("sends.ts")).toEqual([{ file: "sends.ts", line: 4, code: "TS2339" }]);
    expect(byFile.get("nests.ts")).toEqual([{ file: "nests.ts", line: 4, code: "TS2339" }]);
    expect([...byFile.keys()].sort()).toEqual(["inside.ts", "nests.ts", "sends.ts"]);
  }, 60_000);
});
