import { readFileSync } from "node:fs";

export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

export type JournalHeader = { version: 1; workerId: string; bootId: string | null };

/** What the whole lines of a journal say; `header` is null when the file has no readable one. */
export type JournalContent = {
  header: JournalHeader | null;
  handedOver: Set<string>;
  settled: Map<string, JsonValue>;
};

/** Names the files of one worker's journal inside its folder. */
export function journalPaths(folder: string, workerId: string) {
  const stem = `${folder}/${workerId}`;
  return { journal: `${stem}.journal`, draft: `${stem}.draft`, lock: `${stem}.lock` };
}

/** Writes the first line of a journal. */
export function headerLine(workerId: string): string {
  return `${JSON.stringify({ version: 1, workerId, bootId: readBootId() })}\n`;
}

/** Writes the line that says an attempt may leave from here on. */
export function handOverLine(attemptId: string): string {
  return `h ${attemptId}\n`;
}

/** Writes the line that carries the provider's answer to an attempt. */
export function settleLine(attemptId: string, receipt: JsonValue): string {
  return `s ${attemptId} ${JSON.stringify(receipt)}\n`;
}

/** Reads a journal; a line that a crash tore is ignored. */
export function parseJournal(text: string): JournalContent {
  const lines = text.slice(0, text.lastIndexOf("\n") + 1).split("\n");
  const content: JournalContent = {
    header: parseHeader(lines.shift() ?? ""),
    handedOver: new Set(),
    settled: new Map(),
  };
  for (const line of lines) {
    const [, kind, attemptId, receipt] = /^([hs]) (\S+)(?: (.*))?$/.exec(line) ?? [];
    if (kind === "h" && attemptId !== undefined) {
      content.handedOver.add(attemptId);
    }
    const answer = receipt === undefined ? undefined : parseJson(receipt);
    if (kind === "s" && attemptId !== undefined && answer !== undefined) {
      content.settled.set(attemptId, answer);
    }
  }
  return content;
}

/** Reads the id of the machine's present boot, or null where the system has none. */
export function readBootId(): string | null {
  try {
    return readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
  } catch {
    return null;
  }
}

function parseHeader(line: string): JournalHeader | null {
  const header = parseJson(line) as JournalHeader | null | undefined;
  return header?.version === 1 ? header : null;
}

function parseJson(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}
