import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { setImmediate } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { releaseBody } from "#server/providers/email/release-body.ts";

const BYTES = [1, 65_535, 65_536, 65_537, 300_000];

describe("releasing a body", () => {
  test.each(BYTES)("hands over once, before the last of %i bytes", async (length) => {
    const body = Buffer.alloc(length, "dunlin");
    const seen: (number | "handOver")[] = [];
    const released = releaseBody(Readable.from([body]), () => seen.push("handOver"));
    for await (const chunk of released) {
      seen.push((chunk as Buffer).length);
    }
    expect(seen.filter((event) => event === "handOver")).toHaveLength(1);
    const before = seen.slice(0, seen.indexOf("handOver")) as number[];
    expect(before.reduce((sum, count) => sum + count, 0)).toBeLessThan(length);
  });

  test("changes no byte, however the input is cut", async () => {
    const pieces = [Buffer.from("one "), Buffer.from("two "), Buffer.alloc(70_000, "x")];
    const released = releaseBody(Readable.from(pieces), () => {});
    expect(await buffer(released)).toEqual(Buffer.concat(pieces));
  });

  test("hands nothing over while nobody reads", async () => {
    let handOvers = 0;
    releaseBody(Readable.from([Buffer.from("body")]), () => (handOvers += 1));
    for (let turn = 0; turn < 20; turn += 1) {
      await setImmediate();
    }
    expect(handOvers).toBe(0);
  });

  test("fails without its last bytes when the hand-over fails", async () => {
    const released = releaseBody(Readable.from([Buffer.alloc(100_000)]), () => {
      throw new Error("disk full");
    });
    let length = 0;
    released.on("data", (chunk: Buffer) => (length += chunk.length));
    await expect(new Promise((_, reject) => released.on("error", reject))).rejects.toThrow("full");
    expect(length).toBeLessThan(100_000);
  });

  test("fails when its input fails", async () => {
    const input = new Readable({ read: () => input.destroy(new Error("broken")) });
    await expect(buffer(releaseBody(input, () => {}))).rejects.toThrow("broken");
  });
});
