import { formatId } from "@dunlin/contract/ids.ts";
import type { ImportResult, Rejection } from "@dunlin/contract/imports.ts";
import type { Selectable } from "kysely";
import type { Layout } from "#server/domain/imports/reading/layout.ts";
import type { Imports } from "#server/platform/database/schema.ts";

/** How many lines one transaction of a large import takes. */
export const BATCH_LINES = 2000;
/** How many rejected lines an answer lists. */
export const LISTED_REJECTIONS = 10_000;

/** Why a whole file was refused, as it is stored. */
export type StoredRefusal = { detail: string; evidence: string[] };

/** An import as the contract shows it, with as many of its rejected lines as are given. */
export function toImportResult(
  row: Selectable<Imports>,
  rejected: readonly Rejection[],
): ImportResult {
  const layout = row.layout as Layout | null;
  const refusal = row.refusal as StoredRefusal | null;
  return {
    id: formatId("import", row.id),
    status: row.status,
    taken: row.taken,
    unchanged: row.unchanged,
    rejected: [...rejected],
    rejectedCount: row.lines - row.taken - row.unchanged,
    ...describeLayout(layout),
    ...(refusal ? { evidence: [refusal.detail, ...refusal.evidence] } : {}),
    linesRead: row.lines,
    createdAt: row.created_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
  };
}

/** How a file is read, as the contract shows it. */
export function describeLayout(
  layout: Layout | null,
): Pick<ImportResult, "layout" | "mapping" | "evidence"> {
  return {
    layout: layout?.kind ?? null,
    mapping: { ...layout?.mapping },
    evidence: layout?.evidence ?? [],
  };
}

/** Gathers what comes one by one into batches of a size; the last may be smaller. */
export async function* batchesOf<Item>(
  items: AsyncIterable<Item>,
  size: number,
): AsyncGenerator<Item[]> {
  let batch: Item[] = [];
  for await (const item of items) {
    batch.push(item);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
