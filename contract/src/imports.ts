import { z } from "zod";
import { instant } from "./civil.ts";
import { endpoint } from "./endpoint.ts";
import { idOf } from "./ids.ts";
import { pageOf, pageQuery } from "./page.ts";

const rejection = z.strictObject({ line: z.int(), column: z.string(), reason: z.string() });
export type Rejection = z.infer<typeof rejection>;

export const importResult = z.strictObject({
  id: idOf("import").nullable().describe("null for a dry run, which leaves no trace"),
  status: z.enum(["waiting", "running", "done", "refused"]),
  taken: z.int(),
  unchanged: z.int(),
  rejected: z.array(rejection).describe("the first 10,000"),
  rejectedCount: z.int(),
  layout: z.string().nullable(),
  mapping: z.record(z.string(), z.string()).describe("our field to the file's column"),
  evidence: z.array(z.string()).describe("how the file was read, and why"),
  linesRead: z.int(),
  createdAt: instant,
  finishedAt: instant.nullable(),
});
export type ImportResult = z.infer<typeof importResult>;

export const importInvoices = endpoint({
  method: "POST",
  path: "/v1/imports",
  tag: "Imports",
  summary:
    "Import what is owed from a CSV file; sends nothing, and the same file again changes nothing",
  scope: "write",
  query: z.strictObject({
    dryRun: z.stringbool().default(false),
    dateOrder: z.enum(["day_first", "month_first", "year_first"]).optional(),
    mapping: z
      .string()
      .max(4000)
      .optional()
      .describe('JSON from our field to the file\'s column, for example {"invoiceNumber":"Ref"}'),
  }),
  stream: "text/csv",
  answers: {
    200: importResult,
    202: importResult.describe("a large file: follow GET /v1/imports/{id}"),
  },
  refusals: ["unreadable_file"],
});

export const listImports = endpoint({
  method: "GET",
  path: "/v1/imports",
  tag: "Imports",
  summary: "List imports",
  scope: "read",
  query: pageQuery("import"),
  answers: { 200: pageOf(importResult) },
});

export const getImport = endpoint({
  method: "GET",
  path: "/v1/imports/{id}",
  tag: "Imports",
  summary: "How an import goes, and every line it did not take",
  scope: "read",
  params: z.strictObject({ id: idOf("import") }),
  answers: { 200: importResult },
});
