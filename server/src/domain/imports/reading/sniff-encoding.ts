import type { Encoding } from "./layout.ts";

function zeroShare(bytes: Uint8Array, offset: number): number {
  let zeros = 0;
  let seen = 0;
  for (let at = offset; at < bytes.length && seen < 2048; at += 2, seen += 1) {
    if (bytes[at] === 0) zeros += 1;
  }
  return seen === 0 ? 0 : zeros / seen;
}

function byMark(bytes: Uint8Array): Encoding | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return null;
}

function byZeros(bytes: Uint8Array): Encoding | null {
  const even = zeroShare(bytes, 0);
  const odd = zeroShare(bytes, 1);
  if (odd > 0.4 && even < 0.1) return "utf-16le";
  if (even > 0.4 && odd < 0.1) return "utf-16be";
  return null;
}

/** How many bytes the UTF-8 sequence at `at` takes, 0 when invalid, -1 when cut off. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  const length = first >= 0xf0 && first < 0xf5 ? 4 : first >= 0xe0 ? 3 : 2;
  if (first < 0xc2 || first >= 0xf5) return 0;
  for (let next = 1; next < length; next += 1) {
    const byte = bytes[at + next];
    if (byte === undefined) return -1;
    if (byte < 0x80 || byte > 0xbf) return 0;
  }
  return length;
}

function utf8OrWindows(bytes: Uint8Array): Encoding | null {
  let valid = 0;
  let invalid = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    if ((bytes[at] ?? 0) < 0x80) continue;
    const length = sequenceLength(bytes, at);
    if (length > 0) {
      valid += 1;
      at += length - 1;
    } else if (length === 0) invalid += 1;
    else break;
  }
  if (valid === 0 && invalid === 0)
    return bytes.some((byte) => byte >= 0x80) ? "windows-1252" : null;
  return valid >= invalid ? "utf-8" : "windows-1252";
}

/** The encoding that a sample shows, or null while UTF-8 and Windows-1252 read it the same. */
export function sniffEncoding(sample: Uint8Array, atStart: boolean): Encoding | null {
  const byStart = atStart ? (byMark(sample) ?? byZeros(sample)) : null;
  return byStart ?? utf8OrWindows(sample);
}
