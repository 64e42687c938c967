import { Writable } from "node:stream";
import type { FastifyInstance } from "fastify";
import { pino } from "pino";
import { beforeEach, expect } from "vitest";
import { buildApp } from "#server/build-app.ts";
import { digestStore } from "#test/answers/digest-store.ts";
import { useTestWorld, type TestWorld } from "#test/test-world.ts";
import { knock, type DoorCall } from "#test/webhooks/door-call.ts";

export type DoorBed = {
  world: TestWorld;
  /** What has been logged since the test began, line by line. */
  logged: string[];
  knock(call: DoorCall): ReturnType<typeof knock>;
  /** Knocks, and fails unless that is refused so and nothing at all has changed. */
  expectRefusal(call: DoorCall, status: number, code: string): ReturnType<typeof knock>;
};

/** The HTTP side of a world of this file's own, with its log at hand. */
export function useDoor(): DoorBed {
  const world = useTestWorld();
  let app: FastifyInstance;
  const bed: DoorBed = {
    world,
    logged: [],
    knock: (call) => knock(app, call),
    expectRefusal: async (call, status, code) => {
      const before = await digestStore(world);
      const answer = await knock(app, call);
      expect([answer.status, answer.code], answer.text).toEqual([status, code]);
      expect(await digestStore(world)).toBe(before);
      return answer;
    },
  };
  beforeEach(async () => {
    bed.logged.length = 0;
    const lines = new Writable({
      write: (chunk, _, done) => {
        bed.logged.push(String(chunk).trim());
        done();
      },
    });
    world.log = pino({ base: null }, lines);
    app = await buildApp(world);
  });
  return bed;
}
