import { expect, test } from "vitest";
import { readMapping } from "#server/domain/imports/read-mapping.ts";

test("a mapping is read as it is given", () => {
  expect(readMapping('{"invoiceNumber":"Ref","paid":"Settled"}')).toEqual({
    invoiceNumber: "Ref",
    paid: "Settled",
  });
  expect(readMapping(undefined)).toBeUndefined();
});

test.each([
  ["{", /not JSON/],
  ["[]", /JSON object/],
  ["null", /JSON object/],
  ['{"colour":"Red"}', /"colour" is no field/],
  ['{"__proto__":"Red"}', /"__proto__" is no field/],
  ['{"paid":7}', /the column for paid/],
  ['{"paid":" "}', /the column for paid/],
])("%s is refused with the parameter's name", (text, detail) => {
  expect(() => readMapping(text)).toThrow(
    expect.objectContaining({
      code: "invalid_input",
      errors: [{ pointer: "mapping", detail: expect.stringMatching(detail) }],
    }),
  );
});
