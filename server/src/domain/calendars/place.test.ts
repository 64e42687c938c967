import { describe, expect, test } from "vitest";
import { holidayCalendar } from "#server/domain/calendars/place.ts";

describe("the calendar of holidays of a place", () => {
  test.each([
    [{ country: "GB" }, "GB-ENG"],
    [{ country: "GB", subdivision: "ENG" }, "GB-ENG"],
    [{ country: "GB", subdivision: "KEN" }, "GB-ENG"],
    [{ country: "GB", subdivision: "WLS" }, "GB-WLS"],
    [{ country: "GB", subdivision: "SCT" }, "GB-SCT"],
    [{ country: "GB", subdivision: "EDH" }, "GB-SCT"],
    [{ country: "GB", subdivision: "BFS" }, "GB-NIR"],
    [{ country: "DE", subdivision: "BY" }, "DE-BY"],
    [{ country: "FR", subdivision: "6AE" }, "FR-67"],
    [{ country: "FR" }, "FR-"],
    [{ country: "XX" }, "XX-"],
  ])("of %j is %s", (place, calendar) => {
    expect(holidayCalendar(place)).toBe(calendar);
  });
});
