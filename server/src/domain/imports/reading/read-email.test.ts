import { describe, expect, test } from "vitest";
import { readEmail } from "./read-email.ts";

describe("readEmail", () => {
  test.each(["pay@acme.example", "o'neil+x@sub.müller.example", "a@b.xn--p1ai"])(
    "%s is taken as it stands",
    (text) => {
      expect(readEmail(text)).toEqual({ value: text });
    },
  );

  test.each(["a@b", "@b.example", "a@b..example", ".a@b.example", "a b@c.example", "a@-b.example"])(
    "%s is no e-mail address",
    (text) => {
      expect(readEmail(text)).toEqual({ problem: `"${text}" is not an e-mail address` });
    },
  );
});
