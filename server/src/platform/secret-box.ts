import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from "node:crypto";

/** Keeps secrets at rest under a key that is not in the database. */
export type SecretBox = {
  /** Seals a text for one place; it cannot be opened as if it belonged to another. */
  seal(text: string, place: string): string;
  /** Opens what was sealed for that place; throws when it was changed, moved, or its key is not here. */
  open(sealed: string, place: string): string;
  /** Whether it was sealed under the present key. */
  isCurrent(sealed: string): boolean;
};

type Key = { id: string; bytes: Buffer };

const VERSION = "v1";
const NONCE_BYTES = 12;

/**
 * Seals by AES-256-GCM under the first key and opens under any of them: to rotate, put the new key
 * in front and keep the old one behind it until everything has been sealed anew.
 */
export function openSecretBox(keys: readonly [string, ...string[]]): SecretBox {
  const [current, ...older] = keys.map(deriveKey) as [Key, ...Key[]];
  const byId = new Map([...older, current].map((key) => [key.id, key]));
  return {
    seal(text, place) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv("aes-256-gcm", current.bytes, nonce);
      cipher.setAAD(Buffer.from(place));
      const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      const parts = [nonce, cipher.getAuthTag(), body].map((part) => part.toString("base64url"));
      return [VERSION, current.id, ...parts].join(".");
    },
    open(sealed, place) {
      const [version, id = "", ...parts] = sealed.split(".");
      const key = byId.get(id);
      const [nonce, tag, body] = parts.map((part) => Buffer.from(part, "base64url"));
      if (version !== VERSION || !nonce || !tag || !body) throw new Error("This is not sealed.");
      if (!key) throw new Error("The key that it was sealed under is not in SECRET_KEY any more.");
      const decipher = createDecipheriv("aes-256-gcm", key.bytes, nonce, { authTagLength: 16 });
      decipher.setAAD(Buffer.from(place));
      decipher.setAuthTag(tag);
      return decipher.update(body, undefined, "utf8") + decipher.final("utf8");
    },
    isCurrent: (sealed) => sealed.startsWith(`${VERSION}.${current.id}.`),
  };
}

/** Any text of enough entropy will do as a key; its id tells keys apart and nothing else. */
function deriveKey(secret: string): Key {
  const bytes = Buffer.from(hkdfSync("sha256", secret, "", "dunlin secrets at rest", 32));
  const id = createHash("sha256").update("key id").update(bytes).digest("hex").slice(0, 8);
  return { id, bytes };
}
