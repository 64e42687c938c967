import type { Contract, EndpointName } from "@dunlin/contract/contract.ts";
import type { IdKind } from "@dunlin/contract/ids.ts";
import type { GivenTo, House } from "#test/answers/house.ts";

/** Brings a house to where a call has its answer, and says what to call with; `absent` gives ids of nothing that is here. */
export type Way<Name extends EndpointName> = (
  house: House,
  absent: (kind: IdKind) => string,
) => GivenTo<Name> | Call<Name> | Promise<GivenTo<Name> | Call<Name>>;

/** A call that another house, or another key, must make. */
export type Call<Name extends EndpointName> = { by: House; key?: string; given: GivenTo<Name> };

type Listed<Promised> = Promised extends { refusals: readonly (infer Code extends string)[] }
  ? Code
  : never;

/** A way to each answer that a promise lists: every success, and every refusal of its own. */
export type Exercise<Name extends EndpointName> = {
  answers: { [Status in keyof Contract[Name]["answers"]]: Way<Name> };
  refusals: { [Code in Listed<Contract[Name]>]: Way<Name> };
};

export type Exercises = { [Name in EndpointName]: Exercise<Name> };
