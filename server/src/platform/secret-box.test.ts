import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openSecretBox } from "#server/platform/secret-box.ts";

const OLD = "an-old-key-that-is-long-enough-to-be-one";
const NEW = "a-new-key-that-is-long-enough-to-be-one";

describe("a sealed secret", () => {
  test("opens to what it was, whatever it was", () => {
    const box = openSecretBox([OLD]);
    fc.assert(
      fc.property(fc.string(), fc.string(), (text, place) => {
        expect(box.open(box.seal(text, place), place)).toBe(text);
      }),
    );
  });

  test("says nothing of itself, and never the same twice", () => {
    const box = openSecretBox([OLD]);
    const [one, other] = [box.seal("password", "here"), box.seal("password", "here")];
    expect(one).not.toBe(other);
    expect(one).not.toContain(Buffer.from("password").toString("base64url"));
  });

  test("opens nowhere else than where it was sealed for", () => {
    const box = openSecretBox([OLD]);
    expect(() => box.open(box.seal("password", "here"), "there")).toThrow(/authenticate/);
  });

  test("does not open when any character of it was changed", () => {
    const box = openSecretBox([OLD]);
    const sealed = box.seal("password", "here");
    for (let index = sealed.indexOf(".") + 1; index < sealed.length; index += 1) {
      if (sealed[index] === ".") continue;
      const letter = sealed[index] === "A" ? "Q" : "A";
      const changed = sealed.slice(0, index) + letter + sealed.slice(index + 1);
      // The last character of a base64 part has bits that carry nothing.
      if (isSameBytes(sealed, changed)) continue;
      expect(() => box.open(changed, "here"), `at ${index}`).toThrow(/./);
    }
  });

  test("opens under the new key in front of the old, and is known to be of the old", () => {
    const sealed = openSecretBox([OLD]).seal("password", "here");
    const rotated = openSecretBox([NEW, OLD]);
    expect(rotated.open(sealed, "here")).toBe("password");
    expect(rotated.isCurrent(sealed)).toBe(false);
    expect(rotated.isCurrent(rotated.seal("password", "here"))).toBe(true);
  });

  test("does not open once its key is gone", () => {
    const sealed = openSecretBox([OLD]).seal("password", "here");
    expect(() => openSecretBox([NEW]).open(sealed, "here")).toThrow("SECRET_KEY");
  });
});

function isSameBytes(one: string, other: string): boolean {
  const bytes = (sealed: string) =>
    sealed
      .split(".")
      .slice(2)
      .map((part) => Buffer.from(part, "base64url").toString("hex"))
      .join();
  const head = (sealed: string) => sealed.split(".").slice(0, 2).join(".");
  return head(one) === head(other) && bytes(one) === bytes(other);
}
