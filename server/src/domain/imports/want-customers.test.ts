import { expect, test } from "vitest";
import type { ImportRow } from "#server/domain/imports/reading/import-row.ts";
import { wantCustomers } from "#server/domain/imports/want-customers.ts";

function row(change: Partial<ImportRow>): ImportRow {
  return {
    customerName: "Beta",
    email: null,
    phone: null,
    country: null,
    subdivision: null,
    zone: null,
    language: null,
    ...change,
  } as ImportRow;
}

test("lines of one name speak of one customer: the first that says something wins, addresses add up", () => {
  const rows = [
    row({ email: "a@x.example" }),
    row({ customerName: "BETA", country: "GB", email: "A@x.example", phone: "+442079460000" }),
    row({ country: "US", subdivision: "CA", zone: "America/New_York" }),
    row({ country: "GB", subdivision: "SCT", language: "en", email: "b@x.example" }),
    row({ customerName: "Gamma" }),
  ];
  expect(wantCustomers(rows)).toEqual([
    {
      name: "Beta",
      country: "GB",
      subdivision: "SCT",
      timeZone: "America/New_York",
      language: "en",
      points: [
        { channel: "email", address: "a@x.example" },
        { channel: "sms", address: "+442079460000" },
        { channel: "email", address: "b@x.example" },
      ],
    },
    { name: "Gamma", country: null, subdivision: null, timeZone: null, language: null, points: [] },
  ]);
});
