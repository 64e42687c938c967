import { refuseMapping } from "#server/domain/imports/refuse-mapping.ts";
import type { LayoutRefusal } from "#server/domain/imports/reading/layout.ts";
import { Refusal } from "#server/refusal.ts";

/** Puts into our words why a file cannot be read; a wished column that it lacks is the caller's mistake. */
export function refuseFile(refusal: LayoutRefusal): Refusal {
  if (refusal.wish !== undefined) {
    return refuseMapping(refusal.detail.charAt(0).toLowerCase() + refusal.detail.slice(1, -1));
  }
  return new Refusal("unreadable_file", refusal.detail, { evidence: refusal.evidence });
}
