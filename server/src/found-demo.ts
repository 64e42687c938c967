import { newSortableId } from "#server/platform/sortable-id.ts";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Config } from "#server/config.ts";
import { loadDemo } from "#server/domain/demo/load-demo.ts";
import { newApiKeySecret } from "#server/platform/api-key-secret.ts";
import { reachOrganization, type World } from "#server/transact.ts";
import { makeFolder } from "#server/platform/make-folder.ts";

export type Founded = { secret: string; isGenerated: boolean };

/** On an empty store, makes the demo organization and the first key; null when there is an organization already. */
export async function foundDemo(world: World, config: Config): Promise<Founded | null> {
  const existing = await world.database.queries
    .selectFrom("organizations")
    .select("id")
    .limit(1)
    .executeTakeFirst();
  if (existing) return null;
  const secret = config.bootstrapApiKey ?? newApiKeySecret();
  await loadDemo(reachOrganization(world, newSortableId(), "demo"), { secret });
  keepKey(config, secret);
  return { secret, isGenerated: config.bootstrapApiKey === null };
}

/** The command line on this machine finds the key here; the file is for its owner alone. */
function keepKey(config: Config, secret: string): void {
  const path = join(config.dataFolder, "demo-key");
  makeFolder(config.dataFolder);
  writeFileSync(path, `${secret}\n`, { mode: 0o600 });
}
