import { expect, test } from "vitest";
import { faultyServer } from "#test/crash/faulty-server.ts";

test("a mail server that greylists, refuses, cuts and goes away gets each message once", async () => {
  const outcome = await faultyServer({ messages: 200 });
  expect(outcome).toMatchObject({ duplicates: [], wrong: [], isSound: true });
}, 240_000);
