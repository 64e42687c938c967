import type { Call } from "#cli/command.ts";
import { answer } from "#cli/answer.ts";
import { EXIT, type Exit } from "#cli/failures.ts";
import type { Screen } from "#cli/terminal.ts";
import { layOutTable } from "#cli/text/lay-out-table.ts";
import type { Style } from "#cli/text/paint.ts";
import { withServer } from "#cli/with-server.ts";

type Diagnosis = {
  name: string;
  status: "ok" | "missing" | "wrong";
  detail: string;
  remedy: string | null;
};

const STYLES: Record<string, Style> = { ok: "green", missing: "yellow", wrong: "red" };

/** `dunlin doctor`: what is configured, what is missing, what is wrong; ends with 1 for the last. */
export async function checkSettings(call: Call): Promise<Exit> {
  const found = await withServer((server) => server.diagnose(call.environment.variables));
  answer(call, found, () => describe(found, call.terminal.output));
  return found.some((each) => each.status === "wrong") ? EXIT.failed : EXIT.done;
}

function describe(found: readonly Diagnosis[], screen: Screen): string {
  const rows = found.flatMap(({ name, status, detail, remedy }) => [
    { cells: [status, name, detail] },
    ...(remedy ? [{ cells: ["", "", `→ ${remedy}`] }] : []),
  ]);
  const columns = [
    { heading: "", style: (text: string) => STYLES[text] ?? null },
    { heading: "" },
    { heading: "", shrinks: true },
  ] as const;
  return layOutTable(columns, rows, screen);
}
