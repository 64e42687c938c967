import { readdirSync } from "node:fs";
import { CONTRACT } from "@dunlin/contract/contract.ts";
import type { Endpoint } from "@dunlin/contract/endpoint.ts";
import { openPGlite, poolOf } from "@dunlin/server/platform/database/embedded-pool.ts";
import { migrate } from "@dunlin/server/platform/database/migrate.ts";
import { runSql, type SqlPool } from "@dunlin/server/platform/database/pool.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CATALOG_BREACHES, ISOLATION_BREACHES } from "./breaches/catalog-breaches.ts";
import { readCatalog, type Catalog } from "./laws/catalog.ts";
import { findCatalogViolations } from "./laws/find-catalog-violations.ts";
import { findContractViolations } from "./laws/find-contract-violations.ts";
import { findDocumentViolations } from "./laws/find-document-violations.ts";
import { findIsolationViolations } from "./laws/find-isolation-violations.ts";
import { findOpenApiViolations } from "./laws/find-openapi-violations.ts";
import { findRefusalViolations } from "./laws/find-refusal-violations.ts";
import { findSettingViolations } from "./laws/find-setting-violations.ts";
import { toSource } from "./laws/source-file.ts";
import type { Violation } from "./laws/violation.ts";

const ROOT = new URL("..", import.meta.url).pathname;

describe("A rule of the database that is broken on purpose is caught by its name", () => {
  let pool: SqlPool;
  let catalog: Catalog;
  beforeAll(async () => {
    pool = poolOf(await openPGlite({}));
    await migrate(pool);
    for (const [, , text] of CATALOG_BREACHES) if (text) await runSql(pool, text);
    catalog = await readCatalog(pool);
  }, 60_000);
  afterAll(() => pool?.end());

  test.each(CATALOG_BREACHES)("%s, in %s", (rule, where) => {
    const found = findCatalogViolations(catalog, readdirSync(`${ROOT}server/src/domain`));
    expect(found).toContainEqual(expect.objectContaining({ rule, where }));
    expect(found.every((each) => each.where.startsWith("broken_"))).toBe(true);
  });

  test("organizations-are-apart and references-stay-inside, where a table lets them meet", async () => {
    const found = await findIsolationViolations(pool, catalog);
    for (const [rule, where, what] of ISOLATION_BREACHES) {
      expect(found).toContainEqual({ rule, where, what: expect.stringContaining(what) });
    }
    expect(found.every((each) => each.where.startsWith("broken_"))).toBe(true);
  }, 60_000);
});

describe("A rule of the contract that is broken on purpose is caught by its name", () => {
  const { getInvoice, getPayment } = CONTRACT;
  const keep = (): void => {};
  const keepToo = (): void => {};

  test.each<[string, Record<string, Endpoint>, Record<string, Record<string, () => void>>]>([
    ["promise-is-bound", { getInvoice }, {}],
    ["promise-is-bound", { getInvoice }, { getInvoice: { inside: keep, outbound: keepToo } }],
    ["binding-is-promised", {}, { getInvoice: { inside: keep } }],
    [
      "verb-is-bound-once",
      { getInvoice, getPayment },
      { getInvoice: { inside: keep }, getPayment: { inside: keep } },
    ],
    [
      "route-is-unique",
      { getInvoice, again: getInvoice },
      { getInvoice: { inside: keep }, again: { inside: keepToo } },
    ],
    [
      "path-parameters-are-declared",
      { getInvoice: { ...getInvoice, path: "/v1/invoices" } },
      { getInvoice: { inside: keep } },
    ],
    [
      "promise-has-an-answer",
      { getInvoice: { ...getInvoice, answers: {} } },
      { getInvoice: { inside: keep } },
    ],
  ])("%s", (rule, contract, bindings) => {
    expect(rulesOf(findContractViolations(contract, bindings))).toEqual([rule]);
  });

  test.each([
    ["refusal-is-known", `throw new Refusal("bad_weather", "no");`],
    ["promise-lists-its-refusals", `throw new Refusal("unreadable_file", "no");`],
    ["refusal-is-used", ""],
  ])("%s", (rule, text) => {
    const files = [toSource("server/src/domain/invoices/get-invoice.ts", text)];
    const around = {
      contract: { getInvoice },
      bindings: { getInvoice: { inside: function getInvoice() {} } },
      known: ["unreadable_file"],
    };
    expect(rulesOf(findRefusalViolations(files, around))).toContain(rule);
  });

  const operation = { operationId: "getA", responses: { 200: { description: "A" } } };
  const info = { title: "A", version: "1" };
  const valid = { openapi: "3.1.0", info, paths: { "/a": { get: operation } } };
  const withSchema = (schema: object) => ({ ...valid, components: { schemas: { A: schema } } });
  const withOperation = (changes: object, path = "/a") => ({
    ...valid,
    paths: { [path]: { get: { ...operation, ...changes } } },
  });
  test.each<[string, Record<string, unknown>]>([
    ["openapi-version", { ...valid, openapi: "3.0.3" }],
    ["openapi-info", { ...valid, info: {} }],
    ["path-starts-with-a-slash", withOperation({}, "a")],
    ["method-exists", { ...valid, paths: { "/a": { fetch: operation } } }],
    ["operation-has-an-id", withOperation({ operationId: "a b" })],
    ["operation-id-is-unique", { ...valid, paths: { "/a": { get: operation, post: operation } } }],
    ["path-parameters-match", withOperation({}, "/a/{id}")],
    [
      "path-parameters-are-required",
      withOperation({ parameters: [{ name: "id", in: "path", schema: {} }] }, "/a/{id}"),
    ],
    [
      "parameters-are-unique",
      withOperation({
        parameters: [
          { name: "b", in: "query", schema: {} },
          { name: "b", in: "query", schema: {} },
        ],
      }),
    ],
    ["parameter-has-a-schema", withOperation({ parameters: [{ name: "b", in: "query" }] })],
    ["operation-answers", withOperation({ responses: { 404: { description: "no" } } })],
    [
      "status-is-one",
      withOperation({ responses: { 200: { description: "A" }, 999: { description: "B" } } }),
    ],
    ["answer-is-described", withOperation({ responses: { 200: {} } })],
    ["get-has-no-body", withOperation({ requestBody: { content: {} } })],
    ["reference-resolves", withSchema({ $ref: "#/components/schemas/B" })],
    ["reference-resolves", withSchema({ $ref: "other.json#/A" })],
    ["schema-type-exists", withSchema({ type: "object", properties: { a: { type: "float" } } })],
    [
      "no-nullable-in-3.1",
      withSchema({ type: "array", items: { type: "string", nullable: true } }),
    ],
    ["required-is-a-property", withSchema({ type: "object", properties: {}, required: ["a"] })],
    ["security-scheme-exists", { ...valid, security: [{ bearer: [] }] }],
  ])("%s", (rule, document) => {
    expect(findOpenApiViolations(valid)).toEqual([]);
    expect(rulesOf(findOpenApiViolations(document))).toEqual([rule]);
  });
});

describe("A rule of the documents that is broken on purpose is caught by its name", () => {
  const known = {
    scripts: new Set(["check"]),
    commands: new Set(["serve"]),
    exists: (path: string) => path === "docs/a.md",
  };

  test.each([
    ["path-exists", "See `server/src/nowhere.ts`."],
    ["path-exists", "See [there](docs/b.md)."],
    ["script-exists", "Run `npm run fly`."],
    ["command-exists", "Run `npx dunlin fly`."],
  ])("%s", (rule, text) => {
    expect(rulesOf(findDocumentViolations([{ path: "README.md", text }], known))).toEqual([rule]);
  });

  test("but not where it is kept", () => {
    const text =
      "Run `npm run check`, then npx dunlin serve; see [a](docs/a.md#top), `docs/a.md:3` and https://example.com.";
    expect(findDocumentViolations([{ path: "README.md", text }], known)).toEqual([]);
  });

  test.each([
    ["setting-is-told", "", "PORT=1"],
    ["setting-is-told", "`PORT`", ""],
    ["setting-exists", "`PORT`", "#PORT=1\nSTARBOARD=2"],
    ["setting-exists", "`PORT` `STAR_BOARD`", "PORT=1"],
  ])("%s", (rule, readme, example) => {
    const texts = { readme, example, ofCallers: new Set<string>() };
    expect(rulesOf(findSettingViolations(new Set(["PORT"]), texts))).toEqual([rule]);
  });
});

function rulesOf(violations: readonly Violation[]): string[] {
  return violations.map(({ rule }) => rule);
}
