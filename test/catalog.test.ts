import { execFile } from "node:child_process";
import { readdirSync } from "node:fs";
import { promisify } from "node:util";
import { openPGlite, poolOf } from "@dunlin/server/platform/database/embedded-pool.ts";
import { migrate } from "@dunlin/server/platform/database/migrate.ts";
import type { SqlPool } from "@dunlin/server/platform/database/pool.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readCatalog, type Catalog } from "./laws/catalog.ts";
import { findCatalogViolations } from "./laws/find-catalog-violations.ts";
import { findIsolationViolations } from "./laws/find-isolation-violations.ts";
import { tellViolations } from "./laws/violation.ts";

const ROOT = new URL("..", import.meta.url).pathname;

describe("The migrated database", () => {
  let pool: SqlPool;
  let catalog: Catalog;
  beforeAll(async () => {
    pool = poolOf(await openPGlite({}));
    await migrate(pool);
    catalog = await readCatalog(pool);
  }, 60_000);
  afterAll(() => pool?.end());

  test("was read: tables, keys and checks are there", () => {
    expect(catalog.tables.length).toBeGreaterThan(20);
    expect(catalog.keys.filter((key) => key.kind === "f").length).toBeGreaterThan(30);
    expect(catalog.keys.filter((key) => key.kind === "p").length).toBe(catalog.tables.length);
  });

  test("has the organization in every key and reference, a policy and an owner on every table, exact money", () => {
    const modules = readdirSync(`${ROOT}server/src/domain`);
    expect(tellViolations(findCatalogViolations(catalog, modules))).toEqual([]);
  });

  test("keeps two organizations apart in every table, whatever one of them tries", async () => {
    expect(tellViolations(await findIsolationViolations(pool, catalog))).toEqual([]);
  }, 60_000);

  test("has the row types that stand in schema.ts", async () => {
    const check = promisify(execFile)(
      process.execPath,
      ["server/scripts/generate-schema.ts", "--check"],
      { cwd: ROOT },
    );
    await expect(check).resolves.toBeDefined();
  }, 60_000);
});
