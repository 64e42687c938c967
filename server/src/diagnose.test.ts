import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { diagnose } from "#server/diagnose.ts";

const KEY = "0123456789abcdef0123456789abcdef";
const folder = mkdtempSync(join(tmpdir(), "dunlin-doctor-"));
const of = async (name: string, given: Record<string, string>) =>
  (await diagnose({ DUNLIN_DATA_DIR: folder, ...given })).find((each) => each.name === name);

// Nobody listens there, and the doctor says so of the store; what is asked here does not need it.
const SERVER = { DATABASE_URL: "postgres://dunlin@127.0.0.1:1/dunlin" };

test.each([
  ["an embedded store", {}, "ok", "the key in"],
  ["a server", SERVER, "missing", "cannot be connected"],
  ["a server with a key", { ...SERVER, SECRET_KEY: KEY }, "ok", "under SECRET_KEY"],
  ["two keys", { SECRET_KEY: `${KEY},${KEY}` }, "ok", "and 1 older"],
])("secrets with %s are %s", async (_, given, status, words) => {
  const found = await of("secrets", given);
  expect(found).toMatchObject({ status, detail: expect.stringContaining(words) });
  expect(JSON.stringify(found)).not.toContain(KEY);
});

test("a server that providers cannot reach is told what that means", async () => {
  expect(await of("public address", {})).toMatchObject({ status: "missing" });
  expect(await of("public address", { PUBLIC_URL: "https://d.example/" })).toMatchObject({
    status: "ok",
    detail: "https://d.example",
  });
});

test.each([
  [{ SECRET_KEY: "short" }, "SECRET_KEY"],
  [{ PUBLIC_URL: "http://d.example" }, "PUBLIC_URL"],
  [{ TWILIO_API_URL: "ftp://127.0.0.1" }, "TWILIO_API_URL"],
])("%j is a wrong setting, by its name", async (given, name) => {
  const found = await of("settings", given as Record<string, string>);
  expect(found).toMatchObject({ status: "wrong", detail: expect.stringContaining(name) });
});
