import type { StreamBody } from "#client/call.ts";

/** A body that fetch takes everywhere: only some accept an iterable, and none one of texts. */
export function toStream(body: StreamBody): ReadableStream<Uint8Array> | Blob | string {
  if (typeof body === "string" || body instanceof Blob || body instanceof ReadableStream)
    return body;
  return ReadableStream.from(encode(body));
}

async function* encode(parts: AsyncIterable<Uint8Array | string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const part of parts) yield typeof part === "string" ? encoder.encode(part) : part;
}
