import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { randomBytes } from "node:crypto";
import type { Config } from "#server/config.ts";
import type { StoredConnection } from "#server/context.ts";
import { secretPlace } from "#server/domain/channels/connection.ts";
import { makeFolder } from "#server/platform/make-folder.ts";
import { openSecretBox, type SecretBox } from "#server/platform/secret-box.ts";

/**
 * The box of this deployment: under SECRET_KEY, or with an embedded store under a key of its own in
 * the data folder. A server that many processes share has none until it is given one.
 */
export function openBox(config: Pick<Config, "secretKeys" | "store" | "dataFolder">) {
  const [first, ...older] = config.secretKeys ?? [];
  if (first !== undefined) return openSecretBox([first, ...older]);
  return "url" in config.store ? null : openSecretBox([ownKey(config.dataFolder)]);
}

function ownKey(folder: string): string {
  const path = join(folder, "secret-key");
  if (existsSync(path)) return readFileSync(path, "utf8").trim();
  makeFolder(folder);
  const key = randomBytes(32).toString("base64");
  writeFileSync(path, `${key}\n`, { mode: 0o600, flag: "wx" });
  return key;
}

/** The place that a secret is bound to: nothing sealed for one organization opens in another. */
export function placeOf(organizationId: string, place: string): string {
  return `${organizationId}/${place}`;
}

/** What is under an older key, sealed under the present one; null when there is nothing to do. */
export function reseal(box: SecretBox | null, sealed: string, place: string): string | null {
  if (!box || sealed === "" || box.isCurrent(sealed)) return null;
  return box.seal(box.open(sealed, place), place);
}

/** The secrets of a connection; none when it has none. Throws when the key to them is not here. */
export function openSecrets(
  box: SecretBox | null,
  connection: Pick<StoredConnection, "organizationId" | "id" | "sealedSecrets">,
): Record<string, unknown> {
  const { organizationId, id, sealedSecrets } = connection;
  if (sealedSecrets === "") return {};
  if (!box) throw new Error("Secrets of a connection cannot be opened without SECRET_KEY.");
  const opened = box.open(sealedSecrets, placeOf(organizationId, secretPlace(id)));
  return JSON.parse(opened) as Record<string, unknown>;
}
