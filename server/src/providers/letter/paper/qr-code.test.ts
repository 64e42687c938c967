import { expect, test } from "vitest";
import { makeQrCode } from "#server/providers/letter/paper/qr-code.ts";

test.each([20, 120, 600, 2_000])("a code of %i signs can be read from paper", (length) => {
  const { rows, side, quiet } = makeQrCode("x".repeat(length));
  expect(rows.every((row) => row.length === rows.length)).toBe(true);
  expect(side / rows.length).toBeGreaterThanOrEqual(0.449);
  expect(side).toBeGreaterThan(25.9);
  expect(quiet).toBeCloseTo((4 * side) / rows.length);
});

test("a code has its three eyes", () => {
  const { rows } = makeQrCode("https://pay.acme.test/p/1");
  const eye = "1111111 1000001 1011101 1011101 1011101 1000001 1111111".split(" ");
  const cut = (x: number, y: number) =>
    rows.slice(y, y + 7).map((row) =>
      row
        .slice(x, x + 7)
        .map(Number)
        .join(""),
    );
  const far = rows.length - 7;
  expect([cut(0, 0), cut(far, 0), cut(0, far)]).toEqual([eye, eye, eye]);
});
