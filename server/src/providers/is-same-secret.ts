import { timingSafeEqual } from "node:crypto";

/** Compares what was shown with a secret, in a time that tells nothing but its length. */
export function isSameSecret(shown: string, secret: string): boolean {
  const [one, other] = [Buffer.from(shown), Buffer.from(secret)];
  return one.length === other.length && timingSafeEqual(one, other);
}
