import type { ByteSource, Encoding } from "./layout.ts";
import { recognizeFormat } from "./recognize-format.ts";
import { sniffEncoding } from "./sniff-encoding.ts";

/** Some text, its encoding (null while only ASCII was seen), and the format if it is no text. */
export type DecodedText = { text: string; encoding: Encoding | null; format: string | null };

const START = 4096;
const SAMPLE = 65_536;

/** The first bytes of a file wait for enough company; later ASCII passes at once. */
function enough(held: Uint8Array, atStart: boolean): boolean {
  if (held.length >= SAMPLE) return true;
  if (atStart && held.length < START) return false;
  return held.every((byte) => byte < 0x80);
}

/** Chunks of any size in pieces of at most 64 KB, so that memory does not follow the source. */
async function* pieces(source: ByteSource): AsyncGenerator<Uint8Array> {
  for await (const chunk of source()) {
    for (let at = 0; at < chunk.length; at += SAMPLE) yield chunk.subarray(at, at + SAMPLE);
  }
}

/** Decodes a source as it streams, finding its encoding when none is known; any bytes are fine. */
export async function* decodeText(
  source: ByteSource,
  known: Encoding | null,
): AsyncGenerator<DecodedText> {
  let encoding = known;
  let decoder = known === null ? null : new TextDecoder(known);
  let atStart = true;
  let held: Uint8Array[] = [];
  let heldLength = 0;
  const decide = (bytes: Uint8Array): DecodedText => {
    const format = atStart ? recognizeFormat(bytes) : null;
    encoding = sniffEncoding(bytes, atStart);
    atStart = false;
    held = [];
    heldLength = 0;
    if (encoding === null) return { text: Buffer.from(bytes).toString("latin1"), encoding, format };
    decoder = new TextDecoder(encoding);
    return { text: decoder.decode(bytes, { stream: true }), encoding, format };
  };
  for await (const chunk of pieces(source)) {
    if (decoder) {
      yield { text: decoder.decode(chunk, { stream: true }), encoding, format: null };
      continue;
    }
    held.push(chunk);
    heldLength += chunk.length;
    if (heldLength < START && (atStart || held.length > 1)) continue;
    const bytes = held.length === 1 ? chunk : Buffer.concat(held);
    if (enough(bytes, atStart)) yield decide(bytes);
    else held = [bytes];
  }
  if (held.length > 0) yield decide(Buffer.concat(held));
  if (decoder) yield { text: decoder.decode(), encoding, format: null };
}
