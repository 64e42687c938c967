import { CONTRACT, type EndpointName } from "@dunlin/contract/contract.ts";
import type { Endpoint } from "@dunlin/contract/endpoint.ts";
import { describe, expect, test } from "vitest";
import { digestStore } from "#test/answers/digest-store.ts";
import type { Way } from "#test/answers/exercise.ts";
import { EXERCISES } from "#test/answers/exercises.ts";
import { expectRefusal } from "#test/answers/expect-answer.ts";
import { furnish } from "#test/answers/furnish.ts";
import { GENERAL_REFUSALS } from "#test/answers/general-refusals.ts";
import { prepare, useHouse } from "#test/answers/open-answers.ts";

const house = useHouse();
const NAMES = Object.keys(CONTRACT) as EndpointName[];

describe.each(NAMES)("%s", (name) => {
  const promise: Endpoint = CONTRACT[name];
  const general = GENERAL_REFUSALS.filter((each) => each.appliesTo(promise));

  test(`refuses with ${general.map((each) => each.code).join(", ")}, and changes nothing`, async () => {
    const way = Object.values(EXERCISES[name].answers)[0] as Way<EndpointName>;
    const theirs = promise.params ? await furnish(await house.neighbour()) : {};
    const request = await prepare(name, way, { house });
    const right = { name, promise, request, house, theirs };
    for (const { code, wrongs } of general) {
      const all = await wrongs(right);
      const before = await digestStore(house.world);
      const told: string[] = [];
      for (const wrong of all) {
        const sent = await house.send(wrong.request);
        const { errors } = expectRefusal(code, sent);
        if (wrong.pointer !== undefined) {
          expect(
            errors?.map((each) => each.pointer),
            sent.text,
          ).toContain(wrong.pointer);
        }
        told.push(sent.text);
      }
      expect(await digestStore(house.world)).toBe(before);
      if (code === "not_found") expect(told[1]).toBe(told[0]);
    }
  });
});
