import type { InputOf } from "@dunlin/contract/endpoint.ts";
import type { ImportResult, importInvoices as promise } from "@dunlin/contract/imports.ts";
import type { OutboundContext } from "#server/context.ts";
import { keepUpload } from "#server/domain/imports/keep-upload.ts";
import { loadWishes } from "#server/domain/imports/load-wishes.ts";
import { takeUpload } from "#server/domain/imports/take-upload.ts";
import { tryUpload } from "#server/domain/imports/try-upload.ts";
import { Refusal } from "#server/refusal.ts";

const MEGABYTE = 1024 * 1024;
/** A file up to this size is taken at once. */
const SMALL = MEGABYTE;
const LARGEST = 256 * MEGABYTE;

/**
 * Imports what is owed from a CSV file: a small one at once and whole, a large one by a job that
 * follows. The same file again changes nothing, a dry run never does, and nothing is sent by it.
 */
export async function importInvoices(
  ctx: OutboundContext,
  input: InputOf<typeof promise> & { body: AsyncIterable<Uint8Array> },
): Promise<{ status: 200 | 202; answer: ImportResult }> {
  const wishes = await ctx.transact((inside) => loadWishes(inside, input));
  const upload = await ctx.spool(input.body, { memory: SMALL, most: LARGEST });
  if (!upload) {
    throw new Refusal("body_too_large", "A file may have up to 256 MB; split it into several.");
  }
  try {
    if (input.dryRun) return { status: 200, answer: await tryUpload(ctx, { upload, wishes }) };
    if (upload.isWhollyInMemory) {
      return { status: 200, answer: await takeUpload(ctx, { upload, wishes }) };
    }
    return { status: 202, answer: await keepUpload(ctx, { upload, wishes }) };
  } finally {
    await upload.close();
  }
}
