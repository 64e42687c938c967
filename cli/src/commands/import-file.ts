import type { ImportResult } from "@dunlin/contract/imports.ts";
import { answer } from "#cli/answer.ts";
import type { Call } from "#cli/command.ts";
import { connectServer } from "#cli/connect-server.ts";
import { EXIT, type Exit } from "#cli/failures.ts";
import { layOutImport } from "#cli/import/lay-out-import.ts";
import { openFile } from "#cli/import/open-file.ts";
import { readWishes, type ImportWishes } from "#cli/import/read-wishes.ts";
import { sendFile } from "#cli/import/send-file.ts";
import { writeRejected } from "#cli/import/write-rejected.ts";
import { openBar } from "#cli/text/open-bar.ts";
import { paint } from "#cli/text/paint.ts";
import { writeLine } from "#cli/text/write-line.ts";

/** `dunlin import`: imports what is owed from a CSV file or standard input. */
export async function importFile(call: Call): Promise<Exit> {
  const wishes = readWishes(call);
  const name = call.args[0]!;
  const result = await send(call, name, wishes);
  const rejectedFile = result.status === "refused" ? null : call.text("rejected");
  if (rejectedFile !== null) await writeRejected(rejectedFile, result.rejected);
  const shownName = name === "-" ? "Standard input" : name;
  const report = { result, name: shownName, isDryRun: wishes.dryRun, rejectedFile };
  answer(call, result, () => layOutImport(report, call.terminal.output));
  return conclude(call, result);
}

async function send(call: Call, name: string, wishes: ImportWishes): Promise<ImportResult> {
  const client = connectServer(call);
  const file = await openFile(name, () => call.terminal.input);
  const bar = openBar(call.terminal);
  try {
    return await sendFile(client, file, { wishes, bar });
  } finally {
    bar.clear();
    await file.close();
  }
}

function conclude(call: Call, { status, rejectedCount }: ImportResult): Exit {
  const { errors } = call.terminal;
  if (status === "refused") {
    writeLine(
      errors,
      `${paint(errors, "red", "dunlin:")} The file cannot be read as a list of invoices.`,
    );
    return EXIT.refused;
  }
  if (rejectedCount > 0 && !call.isJson) {
    const lines =
      rejectedCount === 1 ? "1 line was" : `${rejectedCount.toLocaleString("en")} lines were`;
    writeLine(errors, `${paint(errors, "yellow", "Warning:")} ${lines} rejected.`);
  }
  return EXIT.done;
}
