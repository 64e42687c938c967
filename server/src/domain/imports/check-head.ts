import {
  type ByteSource,
  isRefusal,
  type LayoutRefusal,
  type LayoutWishes,
} from "#server/domain/imports/reading/layout.ts";
import { learnLayout } from "#server/domain/imports/reading/learn-layout.ts";
import { refuseFile } from "#server/domain/imports/refuse-file.ts";

/** What the first lines alone can tell; dates and amounts are judged by the whole file. */
const TOLD_BY_HEAD = new Set<LayoutRefusal["code"]>([
  "empty-file",
  "not-a-csv",
  "no-header",
  "missing-column",
]);

/** Refuses a large file whose beginning shows already that it is no list of invoices. */
export async function checkHead(head: ByteSource, wishes: LayoutWishes): Promise<void> {
  const learned = await learnLayout(head, wishes);
  if (isRefusal(learned) && TOLD_BY_HEAD.has(learned.code)) throw refuseFile(learned);
}
