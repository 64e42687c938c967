import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { openPGlite, poolOf } from "#server/platform/database/embedded-pool.ts";
import { migrate } from "#server/platform/database/migrate.ts";
import { runSql } from "#server/platform/database/pool.ts";
import { TEST_TABLES } from "#test/test-jobs.ts";

/** Makes the template that every test file starts from: a migrated store, dumped once. */
export async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), "dunlin-test-"));
  const pglite = await openPGlite({});
  const pool = poolOf(pglite);
  await migrate(pool);
  await runSql(pool, TEST_TABLES);
  const template = join(folder, "template.tar");
  writeFileSync(template, Buffer.from(await (await pglite.dumpDataDir("none")).arrayBuffer()));
  await pool.end();
  project.provide("embeddedTemplate", template);
  return () => rmSync(folder, { recursive: true, force: true });
}

declare module "vitest" {
  export interface ProvidedContext {
    embeddedTemplate: string;
    serverUrl: string;
  }
}
