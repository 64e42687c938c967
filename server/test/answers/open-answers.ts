import type { EndpointName } from "@dunlin/contract/contract.ts";
import { formatId, type IdKind } from "@dunlin/contract/ids.ts";
import type { FastifyInstance } from "fastify";
import { beforeEach } from "vitest";
import { buildApp } from "#server/build-app.ts";
import { newSortableId } from "#server/platform/sortable-id.ts";
import type { Call, Way } from "#test/answers/exercise.ts";
import { openHouse, toRequest, type House, type Request } from "#test/answers/house.ts";
import { useTestWorld } from "#test/test-world.ts";

/** One house per test, in a world that is rolled back, behind one HTTP side for the file. */
export function useHouse(): House {
  const world = useTestWorld();
  const house = {} as House;
  let app: FastifyInstance | null = null;
  beforeEach(async () => {
    app ??= await buildApp(world);
    Object.assign(house, await openHouse(world, app));
  });
  return house;
}

/** An id of its kind that nothing has. */
export function unknownId(kind: IdKind): string {
  return formatId(kind, newSortableId());
}

/** Walks the way to an answer, and gives the request that has it. */
export async function prepare<Name extends EndpointName>(
  name: Name,
  way: Way<Name>,
  around: { house: House; absent?: (kind: IdKind) => string },
): Promise<Request> {
  const found = await way(around.house, around.absent ?? unknownId);
  const call: Call<Name> = isCall(found) ? found : { by: around.house, given: found };
  return toRequest(name, call.given, call.key ?? call.by.key);
}

function isCall<Name extends EndpointName>(found: object): found is Call<Name> {
  return "by" in found && "given" in found;
}
