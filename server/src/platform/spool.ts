import { createReadStream } from "node:fs";
import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PIECE_BYTES = 1024 * 1024;

/** How many bytes stay in memory, and how many there may be. */
export type SpoolLimits = { memory: number; most: number };

/** A body that has arrived whole and can be read as often as needed, until it is closed. */
export type Spool = {
  bytes: number;
  /** The first bytes, as many as were to be kept in memory; all of a small body. */
  head: readonly Uint8Array[];
  isWhollyInMemory: boolean;
  /** The whole body from its beginning, in pieces of at most 1 MB when it lies in a file. */
  read(): AsyncIterable<Uint8Array>;
  close(): Promise<void>;
};

/**
 * Takes in a body in constant memory: a small one stays there, a larger one goes to a temporary
 * file. Null when it is larger than `most`; it is read to its end even so, for the sender listens
 * to no answer before, and nothing of it is kept.
 */
export async function spool(
  body: AsyncIterable<Uint8Array>,
  limits: SpoolLimits,
): Promise<Spool | null> {
  const kept: Kept = { bytes: 0, head: [], file: null };
  try {
    for await (const piece of body) await keep(kept, piece, limits);
  } catch (error) {
    await kept.file?.remove();
    throw error;
  }
  const { bytes, head, file } = kept;
  if (bytes > limits.most) return null;
  await file?.finish();
  return {
    bytes,
    head,
    isWhollyInMemory: file === null,
    read: () => (file ? createReadStream(file.path, { highWaterMark: PIECE_BYTES }) : each(head)),
    close: async () => await file?.remove(),
  };
}

type Kept = { bytes: number; head: Uint8Array[]; file: TemporaryFile | null };

async function keep(kept: Kept, piece: Uint8Array, limits: SpoolLimits): Promise<void> {
  kept.bytes += piece.length;
  if (kept.bytes > limits.most) {
    await kept.file?.remove();
    return;
  }
  if (kept.file) return await kept.file.write(piece);
  kept.head.push(piece);
  if (kept.bytes > limits.memory) kept.file = await openTemporaryFile(kept.head);
}

async function* each(pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* pieces;
}

type TemporaryFile = {
  path: string;
  write(piece: Uint8Array): Promise<void>;
  finish(): Promise<void>;
  remove(): Promise<void>;
};

async function openTemporaryFile(head: readonly Uint8Array[]): Promise<TemporaryFile> {
  const folder = await mkdtemp(join(tmpdir(), "dunlin-spool-"));
  const path = join(folder, "body");
  const handle = await open(path, "wx", 0o600);
  let isOpen = true;
  const finish = async (): Promise<void> => {
    if (isOpen) await handle.close();
    isOpen = false;
  };
  for (const piece of head) await handle.writeFile(piece);
  return {
    path,
    write: async (piece) => await handle.writeFile(piece),
    finish,
    remove: async () => {
      await finish();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
