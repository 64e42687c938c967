import type { Terminal } from "#cli/terminal.ts";

export type Bar = {
  /** Shows how far it is, or only how much when the whole is not known. */
  show(done: number, whole: number | null, label: string): void;
  /** Takes the bar away. */
  clear(): void;
};

const EVERY_MS = 100;
const CELLS = 24;
const CLEAR = "\r\u001b[2K";

/** A progress bar on the error stream; where that is no terminal, nothing is shown. */
export function openBar({ errors, now }: Terminal): Bar {
  if (errors.width === null) return { show: () => {}, clear: () => {} };
  const room = errors.width - 1;
  let shownAt = -Infinity;
  return {
    show: (done, whole, label) => {
      const isEnd = done === whole;
      if (!isEnd && now() - shownAt < EVERY_MS) return;
      shownAt = now();
      const line =
        whole === null || whole === 0 ? label : `${draw(Math.min(1, done / whole))}  ${label}`;
      errors.stream.write(CLEAR + line.slice(0, room));
    },
    clear: () => {
      if (shownAt > -Infinity) errors.stream.write(CLEAR);
    },
  };
}

function draw(part: number): string {
  const full = Math.round(part * CELLS);
  const percent = String(Math.floor(part * 100)).padStart(3);
  return `${"█".repeat(full)}${"░".repeat(CELLS - full)} ${percent} %`;
}
