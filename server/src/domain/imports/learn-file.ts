import {
  type ByteSource,
  isRefusal,
  type Layout,
  type LayoutWishes,
} from "#server/domain/imports/reading/layout.ts";
import { learnLayout } from "#server/domain/imports/reading/learn-layout.ts";
import { refuseFile } from "#server/domain/imports/refuse-file.ts";

/** Decides how a file is to be read, or refuses it. */
export async function learnFile(source: ByteSource, wishes: LayoutWishes): Promise<Layout> {
  const learned = await learnLayout(source, wishes);
  if (isRefusal(learned)) throw refuseFile(learned);
  return learned;
}
