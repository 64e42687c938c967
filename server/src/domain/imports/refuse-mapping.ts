import { Refusal } from "#server/refusal.ts";

/** The refusal of a mapping, with what is wrong with it. */
export function refuseMapping(detail: string): Refusal {
  return new Refusal("invalid_input", `The mapping is not right: ${detail}.`, {
    errors: [{ pointer: "mapping", detail }],
  });
}
