import type { Command } from "#cli/command.ts";

const local = { isRemote: false, args: [0, 0], usage: "", details: [], options: {} } as const;

/** The commands that carry the server's code, or need no server. */
export const LOCAL_COMMANDS: readonly Command[] = [
  {
    ...local,
    name: "serve",
    summary: "run the server: API and worker in one process",
    usage: "[--no-worker]",
    details: [
      "Settings come from the environment; `dunlin doctor` lists them.",
      "Ctrl-C lets what is under way finish; a second one ends it at once.",
    ],
    example: "PORT=8081 dunlin serve",
    options: {
      "no-worker": { type: "boolean", text: "the API alone; run `dunlin worker` beside it" },
    },
    load: async () => (await import("#cli/commands/serve-requests.ts")).serveRequests,
  },
  {
    ...local,
    name: "worker",
    summary: "run the worker alone, beside one or more servers",
    example: "DATABASE_URL=postgres://… dunlin worker",
    load: async () => (await import("#cli/commands/work-alone.ts")).workAlone,
  },
  {
    ...local,
    name: "migrate",
    summary: "bring the store to this version",
    example: "dunlin migrate",
    load: async () => (await import("#cli/commands/migrate-store.ts")).migrateStore,
  },
  {
    ...local,
    name: "demo",
    summary: "load the demo organization into an empty store",
    example: "dunlin demo",
    load: async () => (await import("#cli/commands/load-demo.ts")).loadDemo,
  },
  {
    ...local,
    name: "doctor",
    summary: "say what is configured, what is missing, and what to do about it",
    details: ["Ends with 1 when something is wrong."],
    example: "dunlin doctor",
    load: async () => (await import("#cli/commands/check-settings.ts")).checkSettings,
  },
  {
    ...local,
    name: "openapi",
    summary: "print the OpenAPI 3.1 document",
    example: "dunlin openapi > openapi.json",
    load: async () => (await import("#cli/commands/print-openapi.ts")).printOpenapi,
  },
];
