import { refusalsOf, type Endpoint } from "@dunlin/contract/endpoint.ts";
import type { Bindings } from "./find-contract-violations.ts";
import { inDomain, type SourceFile } from "./source-file.ts";
import type { Violation } from "./violation.ts";
import { walk, type Node } from "./walk.ts";

/** The codes that a file refuses with. */
export function refusalsIn(file: SourceFile): Set<string> {
  const codes = new Set<string>();
  for (const node of walk(file.program)) {
    if (node.type !== "NewExpression") continue;
    if ((node["callee"] as { name?: string }).name !== "Refusal") continue;
    const [code] = node["arguments"] as Node[];
    for (const each of walk(code)) if (typeof each["value"] === "string") codes.add(each["value"]);
  }
  return codes;
}

/** Finds refusals that the contract does not know or nobody uses, and verbs that refuse with what their promise does not list. */
export function findRefusalViolations(
  files: readonly SourceFile[],
  around: {
    contract: Readonly<Record<string, Endpoint>>;
    bindings: Bindings;
    known: readonly string[];
  },
): Violation[] {
  const production = files.filter((file) => !file.isTest && /^(server|contract)\//.test(file.path));
  const known = new Set(around.known);
  const unknown = production.flatMap((file) =>
    [...refusalsIn(file)]
      .filter((code) => !known.has(code))
      .map((code) => ({
        rule: "refusal-is-known",
        where: file.path,
        what: `${code} is not in the contract`,
      })),
  );
  const unlisted = Object.entries(around.contract).flatMap(([name, promise]) =>
    findUnlisted(
      production,
      promise,
      Object.values(around.bindings[name] ?? {})[0]?.name ?? "",
    ).map((code) => ({
      rule: "promise-lists-its-refusals",
      where: name,
      what: `its verb refuses with ${code}, which the promise does not list`,
    })),
  );
  const unused = around.known
    .filter((code) => !production.some((file) => mentions(file, code)))
    .map((code) => ({ rule: "refusal-is-used", where: code, what: "nothing refuses with it" }));
  return [...unknown, ...unlisted, ...unused];
}

function findUnlisted(files: readonly SourceFile[], promise: Endpoint, verb: string): string[] {
  const name = verb.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const file = files.find((each) => inDomain(each)?.name === name);
  const listed = new Set<string>(refusalsOf(promise));
  return file ? [...refusalsIn(file)].filter((code) => !listed.has(code)) : [];
}

/** Whether a file names a code, the list of codes itself aside. */
function mentions(file: SourceFile, code: string): boolean {
  if (file.path === "contract/src/refusals.ts" || !file.text.includes(code)) return false;
  return [...walk(file.program)].some((node) => node.type === "Literal" && node["value"] === code);
}
