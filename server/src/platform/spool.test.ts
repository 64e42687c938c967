import { readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { describe, expect, test } from "vitest";
import { spool } from "#server/platform/spool.ts";

const LIMITS = { memory: 10, most: 40 };

async function* pieces(count: number, failAt = Infinity): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < count; at += 1) {
    if (at === failAt) throw new Error("the sender went away");
    yield Buffer.from(`${String(at).padStart(4, "0")},`);
  }
}

async function textOf(body: AsyncIterable<Uint8Array>): Promise<string> {
  return Buffer.concat(await Array.fromAsync(body)).toString();
}

const folders = () => readdirSync(tmpdir()).filter((name) => name.startsWith("dunlin-spool-"));

describe("a body that is spooled", () => {
  test.each([
    [0, true],
    [2, true],
    [3, false],
    [8, false],
  ])(
    "of %i pieces is read as often as needed and leaves nothing",
    async (count, isWhollyInMemory) => {
      const before = folders();
      const spooled = await spool(pieces(count), LIMITS);
      const whole = await textOf(pieces(count));
      expect(spooled).toMatchObject({ bytes: whole.length, isWhollyInMemory });
      expect(await textOf(spooled!.read())).toBe(whole);
      expect(await textOf(spooled!.read())).toBe(whole);
      expect(whole.startsWith(Buffer.concat([...spooled!.head]).toString())).toBe(true);
      await spooled!.close();
      expect(folders()).toEqual(before);
    },
  );

  test("that is too large is nothing, and leaves nothing", async () => {
    const before = folders();
    expect(await spool(pieces(9), LIMITS)).toBeNull();
    expect(folders()).toEqual(before);
  });

  test.each([1, 6])(
    "whose sender breaks off at piece %i is an error, and leaves nothing",
    async (at) => {
      const before = folders();
      await expect(spool(pieces(8, at), LIMITS)).rejects.toThrow("the sender went away");
      expect(folders()).toEqual(before);
    },
  );
});
