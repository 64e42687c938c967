import { createHash, randomBytes } from "node:crypto";

/** A new secret, 256 bits, recognisable in logs and scanners by its prefix. */
export function newApiKeySecret(): string {
  return `dun_${randomBytes(32).toString("base64url")}`;
}

/** What is kept of a secret; a key has too much entropy to need a slow hash. */
export function hashApiKey(secret: string): Buffer {
  return createHash("sha256").update(secret).digest();
}
