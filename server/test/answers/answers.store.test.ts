import { CONTRACT, type EndpointName } from "@dunlin/contract/contract.ts";
import { refusalsOf, type Endpoint } from "@dunlin/contract/endpoint.ts";
import type { IdKind } from "@dunlin/contract/ids.ts";
import type { RefusalCode } from "@dunlin/contract/refusals.ts";
import { describe, expect, test } from "vitest";
import { digestStore } from "#test/answers/digest-store.ts";
import type { Way } from "#test/answers/exercise.ts";
import { EXERCISES } from "#test/answers/exercises.ts";
import { expectRefusal, expectSuccess } from "#test/answers/expect-answer.ts";
import { furnish } from "#test/answers/furnish.ts";
import { GENERAL_REFUSALS } from "#test/answers/general-refusals.ts";
import { prepare, useHouse } from "#test/answers/open-answers.ts";

const house = useHouse();
const NAMES = Object.keys(CONTRACT) as EndpointName[];
const ways = <Key extends "answers" | "refusals">(key: Key) =>
  NAMES.flatMap((name) =>
    Object.entries(EXERCISES[name][key]).map(
      ([answer, way]) => [name, answer, way as Way<EndpointName>] as const,
    ),
  );

describe("every answer that a promise lists is given", () => {
  test.each(ways("answers"))("%s answers %s as promised", async (name, status, way) => {
    const request = await prepare(name, way, { house });
    expectSuccess(name, Number(status), await house.send(request));
  });

  test.each(ways("refusals"))("%s refuses with %s and changes nothing", async (name, code, way) => {
    const request = await prepare(name, way, { house });
    const before = await digestStore(house.world);
    expectRefusal(code as RefusalCode, await house.send(request));
    expect(await digestStore(house.world)).toBe(before);
  });

  test.each(NAMES)(
    "%s lists no answer that is not exercised, and exercises none that is not listed",
    (name) => {
      const promise: Endpoint = CONTRACT[name];
      const { answers, refusals } = EXERCISES[name];
      expect(Object.keys(answers).sort()).toEqual(Object.keys(promise.answers).sort());
      const general = GENERAL_REFUSALS.filter((each) => each.appliesTo(promise));
      const exercised = new Set([...Object.keys(refusals), ...general.map((each) => each.code)]);
      const listed = refusalsOf(promise);
      expect([...exercised].sort()).toEqual(listed.sort());
    },
  );
});

describe("what belongs to another organization is not there", () => {
  const naming = ways("refusals").filter(([, code]) => code === "not_found");
  test.each(naming)(
    "%s answers %s to another's id as to one that nothing has",
    async (name, code, way) => {
      const theirs = await furnish(await house.neighbour());
      const absent = (kind: IdKind) => theirs[kind]!;
      const unknown = await house.send(await prepare(name, way, { house }));
      const request = await prepare(name, way, { house, absent });
      const before = await digestStore(house.world);
      const foreign = await house.send(request);
      expectRefusal(code as RefusalCode, foreign);
      expect(foreign.text).toBe(unknown.text);
      expect(await digestStore(house.world)).toBe(before);
    },
  );
});
