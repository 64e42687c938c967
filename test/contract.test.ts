import { CONTRACT } from "@dunlin/contract/contract.ts";
import { REFUSALS } from "@dunlin/contract/refusals.ts";
import { ENDPOINTS } from "@dunlin/server/endpoints.ts";
import { describe as describeContract } from "@dunlin/server/platform/http/describe.ts";
import { describe, expect, test } from "vitest";
import { findContractViolations, type Bindings } from "./laws/find-contract-violations.ts";
import { findOpenApiViolations } from "./laws/find-openapi-violations.ts";
import { findRefusalViolations, refusalsIn } from "./laws/find-refusal-violations.ts";
import { readSources } from "./laws/source-file.ts";
import { tellViolations } from "./laws/violation.ts";

const ROOT = new URL("..", import.meta.url).pathname;
const bindings = ENDPOINTS as unknown as Bindings;

describe("The contract", () => {
  test("has each promise kept by one verb, at one method and path", () => {
    expect(Object.keys(CONTRACT).length).toBeGreaterThan(40);
    expect(tellViolations(findContractViolations(CONTRACT, bindings))).toEqual([]);
  });

  test("knows every refusal that is used, uses every one it knows, and lists what its verbs refuse with", () => {
    const files = readSources(ROOT);
    const known = Object.keys(REFUSALS);
    expect(files.some((file) => refusalsIn(file).has("not_found"))).toBe(true);
    expect(
      tellViolations(findRefusalViolations(files, { contract: CONTRACT, bindings, known })),
    ).toEqual([]);
  });

  test("is a valid OpenAPI 3.1 document with one operation for each promise", () => {
    const document = JSON.parse(JSON.stringify(describeContract(CONTRACT, "0.0.0")));
    const operations = Object.values(document.paths as Record<string, object>).flatMap((item) =>
      Object.keys(item),
    );
    expect(operations.length).toBe(Object.keys(CONTRACT).length);
    expect(tellViolations(findOpenApiViolations(document))).toEqual([]);
  });
});
