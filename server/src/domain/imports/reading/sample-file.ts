import { type ImportRow, isRejected, type RejectedRow } from "./import-row.ts";
import type { ByteSource, Encoding, Layout, LayoutRefusal, LayoutWishes } from "./layout.ts";
import { learnLayout } from "./learn-layout.ts";
import { readRows } from "./read-rows.ts";

export const PLAIN_HEADER =
  "invoice_number,customer_name,email,phone,issue_date,due_date," +
  "amount,currency,paid,country,time_zone,language";

export const WISHES: LayoutWishes = { defaultCurrency: "GBP", defaultCountry: "GB" };

const WINDOWS: Record<string, number> = { "€": 0x80, "’": 0x92, "–": 0x96 };

function windowsBytes(text: string): Uint8Array {
  return Uint8Array.from([...text], (sign) => WINDOWS[sign] ?? sign.charCodeAt(0));
}

/** The bytes of a text in an encoding, with a byte order mark when asked for. */
export function encodeSample(text: string, encoding: Encoding, mark = false): Uint8Array {
  const whole = mark ? `\ufeff${text}` : text;
  if (encoding === "utf-8") return Buffer.from(whole, "utf8");
  if (encoding === "windows-1252") return windowsBytes(text);
  const bytes = Buffer.from(whole, "utf16le");
  return encoding === "utf-16be" ? bytes.swap16() : bytes;
}

/** A source of the bytes in chunks of a size, and how often it was opened. */
export function sourceOf(
  bytes: Uint8Array | string,
  chunk = 65_536,
): { source: ByteSource; opened: () => number } {
  const all = typeof bytes === "string" ? Buffer.from(bytes) : bytes;
  let times = 0;
  const source = async function* chunks(): AsyncGenerator<Uint8Array> {
    times += 1;
    for (let at = 0; at < all.length; at += chunk) yield all.subarray(at, at + chunk);
  };
  return { source, opened: () => times };
}

/** What learning and reading make of a sample. */
export type SampleRead = { layout: Layout; rows: ImportRow[]; rejected: RejectedRow[] };

/** Learns the layout of a sample, whatever the answer. */
export function learnSample(
  bytes: Uint8Array | string,
  wishes: Partial<LayoutWishes> = {},
): Promise<Layout | LayoutRefusal> {
  return learnLayout(sourceOf(bytes).source, { ...WISHES, ...wishes });
}

/** Learns and reads a sample that must not be refused. */
export async function readSample(
  bytes: Uint8Array | string,
  wishes: Partial<LayoutWishes> = {},
  chunk = 65_536,
): Promise<SampleRead> {
  const { source } = sourceOf(bytes, chunk);
  const layout = await learnLayout(source, { ...WISHES, ...wishes });
  if ("refused" in layout) throw new Error(`${layout.code}: ${layout.detail}`);
  const rows: ImportRow[] = [];
  const rejected: RejectedRow[] = [];
  for await (const row of readRows(source, layout)) {
    if (isRejected(row)) rejected.push(row);
    else rows.push(row);
  }
  return { layout, rows, rejected };
}
