const NEWLINE = 10;

/** Passes bytes on, and tells after each part how many bytes and line ends have gone by. */
export async function* countThrough(
  bytes: AsyncIterable<Uint8Array>,
  onProgress: (sent: { bytes: number; lines: number }) => void,
): AsyncGenerator<Uint8Array> {
  const sent = { bytes: 0, lines: 0 };
  for await (const part of bytes) {
    yield part;
    sent.bytes += part.length;
    for (let at = part.indexOf(NEWLINE); at !== -1; at = part.indexOf(NEWLINE, at + 1))
      sent.lines += 1;
    onProgress(sent);
  }
}
