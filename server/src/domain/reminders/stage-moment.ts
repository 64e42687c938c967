import type { Stage } from "@dunlin/contract/policies.ts";
import { addBusinessDays } from "#server/domain/calendars/business-days.ts";
import { addDays } from "#server/domain/calendars/civil-days.ts";
import type { Place } from "#server/domain/calendars/place.ts";
import { instantAt } from "#server/domain/calendars/zones.ts";

/** The instant from which a stage is due for an invoice: a civil day counted from its due date, on the recipient's wall. */
export function stageMoment(
  stage: Stage,
  dueOn: string,
  recipient: { zone: string; place: Place },
): Date {
  const day =
    stage.countedIn === "business_days"
      ? addBusinessDays(dueOn, stage.offsetDays, { place: recipient.place })
      : addDays(dueOn, stage.offsetDays);
  return instantAt(day, stage.sendAt, recipient.zone);
}
