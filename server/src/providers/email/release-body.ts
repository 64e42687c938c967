import { Readable } from "node:stream";

const CHUNK_BYTES = 64 * 1024;

/**
 * Wraps the bytes of a message so that `handOver` returns right before the last of them is given to
 * the reader. Nothing happens before the reader asks, which over SMTP is after the server's 354;
 * when `handOver` throws, the stream fails and the message stays incomplete.
 */
export function releaseBody(input: Readable, handOver: () => void): Readable {
  const chunks: Buffer[] = [];
  let body: Buffer | null = null;
  let position = 0;
  let isWanted = false;

  // An eager Transform would run while the server may still refuse the recipient.
  const output = new Readable({
    highWaterMark: CHUNK_BYTES,
    read() {
      isWanted = true;
      if (body !== null) {
        releaseNext(body);
      }
    },
  });

  function releaseNext(bytes: Buffer): void {
    const end = Math.min(position + CHUNK_BYTES, bytes.length);
    const chunk = bytes.subarray(position, end);
    position = end;
    if (end < bytes.length) {
      output.push(chunk);
      return;
    }
    try {
      handOver();
    } catch (error) {
      output.destroy(error as Error);
      return;
    }
    output.push(chunk);
    output.push(null);
  }

  input.on("data", (chunk: Buffer) => chunks.push(chunk));
  input.on("error", (error) => output.destroy(error));
  input.on("end", () => {
    body = chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
    if (isWanted) {
      releaseNext(body);
    }
  });
  return output;
}
