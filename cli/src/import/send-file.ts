import type { Client } from "@dunlin/client/call.ts";
import { waitForImport } from "@dunlin/client/wait-for-import.ts";
import type { ImportResult } from "@dunlin/contract/imports.ts";
import { countThrough } from "#cli/import/count-through.ts";
import type { OpenFile } from "#cli/import/open-file.ts";
import type { ImportWishes } from "#cli/import/read-wishes.ts";
import type { Bar } from "#cli/text/open-bar.ts";

const LONGEST_MS = 60 * 60_000;
const MEGABYTE = 1_000_000;

/** Sends a file piece by piece and follows the import to its end. */
export async function sendFile(
  client: Client,
  file: OpenFile,
  how: { wishes: ImportWishes; bar: Bar },
): Promise<ImportResult> {
  let lines = 0;
  const body = countThrough(file.bytes, (sent) => {
    lines = sent.lines;
    const isSent = sent.bytes === file.size;
    const label = `${megabytes(sent.bytes)} sent${isSent ? ", the server is reading" : ""}`;
    how.bar.show(sent.bytes, file.size, label);
  });
  const begun = await client.importInvoices({ ...how.wishes, body }, { timeoutMs: LONGEST_MS });
  if (begun.id === null || begun.status === "done" || begun.status === "refused") return begun;
  const onProgress = ({ linesRead }: ImportResult) =>
    how.bar.show(
      linesRead,
      Math.max(lines, linesRead),
      `${linesRead.toLocaleString("en")} lines read`,
    );
  return await waitForImport(client, begun.id, { onProgress });
}

function megabytes(bytes: number): string {
  return `${(bytes / MEGABYTE).toFixed(1)} MB`;
}
