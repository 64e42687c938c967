import type { Command } from "#cli/command.ts";

const remote = { isRemote: true, args: [0, 0], usage: "", details: [], options: {} } as const;

const at = {
  type: "string",
  value: "INSTANT",
  text: "such as 2026-11-30T09:00Z; without Z or +01:00 on this machine's clock",
} as const;
const messages = { type: "boolean", text: "show the words of each message" } as const;

/** The commands that ask a running server. */
export const REMOTE_COMMANDS: readonly Command[] = [
  {
    ...remote,
    name: "import",
    summary: "import what is owed from a CSV file",
    usage: "FILE [--dry-run] [--map FIELD=COLUMN]…",
    details: [
      "FILE is - for standard input. Importing sends nothing, and the same file again changes nothing.",
      "Fields: invoiceNumber, customerName, email, phone, issuedOn, dueOn, amount, currency, paid,",
      "outstanding, country, timeZone, language.",
      "Ends with 0 when lines were taken, even if others were rejected (they are listed, with a",
      "warning), and with 3 when the file cannot be read as a list of invoices.",
    ],
    example: "dunlin import unpaid.csv --dry-run --map amount=Total --rejected rejected.csv",
    args: [1, 1],
    options: {
      "dry-run": { type: "boolean", text: "say what would happen, and change nothing" },
      "date-order": {
        type: "string",
        value: "ORDER",
        text: "how 03/04 is read: day-first, month-first or year-first",
      },
      map: {
        type: "string",
        multiple: true,
        value: "FIELD=COLUMN",
        text: "which column carries a field; may be repeated",
      },
      rejected: { type: "string", value: "FILE", text: "write every rejected line to a CSV file" },
    },
    load: async () => (await import("#cli/commands/import-file.ts")).importFile,
  },
  {
    ...remote,
    name: "plan",
    summary: "show what goes out, what waits and what is blocked, and why",
    usage: "[--date DAY | --at INSTANT] [--messages]",
    details: ["Writes nothing. Without a day or an instant it is the plan of now."],
    example: "dunlin plan --date 2026-11-30",
    options: {
      at,
      date: { type: "string", value: "DAY", text: "up to the end of that day, such as 2026-11-30" },
      "assume-live": { type: "boolean", text: "as if a paused organization went live now" },
      messages,
    },
    load: async () => (await import("#cli/commands/show-plan.ts")).showPlan,
  },
  {
    ...remote,
    name: "explain",
    summary: "show the decision for one case, with every rule that spoke",
    usage: "CASE [--at INSTANT]",
    details: ["CASE is the id of a case, or the name of its customer."],
    example: 'dunlin explain "Acme Ltd"',
    args: [1, 1],
    options: { at, messages },
    load: async () => (await import("#cli/commands/explain-decision.ts")).explainDecision,
  },
  {
    ...remote,
    name: "clock",
    summary: "show the clock, or move that of a sandbox forward",
    usage: "[advance 60d [--daily] | --to INSTANT]",
    details: ["A distance is in days (60d), weeks (2w) or hours (36h)."],
    example: "dunlin clock advance 60d --daily",
    args: [0, 2],
    options: {
      daily: { type: "boolean", text: "day by day, so that every stage on the way goes out" },
      to: { ...at, text: `where to move it, ${at.text}` },
    },
    load: async () => (await import("#cli/commands/move-clock.ts")).moveClock,
  },
  {
    ...remote,
    name: "go-live",
    summary: "start sending",
    usage: "[--approve-first N] [--ramp N]",
    details: ["Look at `dunlin plan --assume-live` before. `dunlin pause` stops it."],
    example: "dunlin go-live --approve-first 20 --ramp 50",
    options: {
      "approve-first": {
        type: "string",
        value: "N",
        text: "a person approves the first N messages",
      },
      ramp: { type: "string", value: "N", text: "at most N messages a day" },
    },
    load: async () => (await import("#cli/commands/start-sending.ts")).startSending,
  },
  {
    ...remote,
    name: "pause",
    summary: "stop sending; what is queued is cancelled",
    example: "dunlin pause",
    load: async () => (await import("#cli/commands/stop-sending.ts")).stopSending,
  },
  {
    ...remote,
    name: "export",
    summary: "write out customers, invoices, cases or notifications",
    usage: "[customers|invoices|cases|notifications] [--csv]",
    details: [
      "Invoices when left out. One JSON object a line, with amounts in minor units as in the API;",
      "--csv is a table for a spreadsheet, with decimal amounts.",
    ],
    example: "dunlin export invoices --csv > invoices.csv",
    args: [0, 1],
    options: { csv: { type: "boolean", text: "a CSV table" } },
    load: async () => (await import("#cli/commands/export-records.ts")).exportRecords,
  },
];
