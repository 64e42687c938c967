import type { Endpoint } from "@dunlin/contract/endpoint.ts";
import type { InputError } from "@dunlin/contract/refusals.ts";
import type { z } from "zod";
import { Refusal } from "#server/refusal.ts";

export type RawInput = { params: unknown; query: unknown; body: unknown };

/** Checks the parts of a request against the promise and joins them, or refuses with a pointer for each thing wrong. */
export function parseInput(promise: Endpoint, raw: RawInput): object {
  const errors: InputError[] = [];
  const input: object = {};
  const parts = [
    [promise.params, raw.params, ""],
    [promise.query, raw.query, ""],
    [promise.stream ? undefined : promise.body, raw.body, "/"],
  ] as const;
  for (const [schema, value, root] of parts) {
    if (!schema) continue;
    const parsed = schema.safeParse(value);
    if (parsed.success) {
      Object.assign(input, parsed.data);
      errors.push(...unstorable(parsed.data, root));
    } else errors.push(...parsed.error.issues.flatMap((issue) => toErrors(issue, root)));
  }
  if (!promise.query) errors.push(...unknownNames(raw.query));
  if (errors.length === 0) return input;
  const [first] = errors;
  throw new Refusal("invalid_input", `${first!.pointer || "The body"} ${first!.detail}.`, {
    errors,
  });
}

/** Texts that no store takes: with NUL, or with half of a surrogate pair. */
function unstorable(value: unknown, root: "" | "/", path: readonly string[] = []): InputError[] {
  if (typeof value === "string") {
    if (value.isWellFormed() && !value.includes("\0")) return [];
    return [{ pointer: pointTo(path, root), detail: "has a character that cannot be stored" }];
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) => unstorable(each, root, [...path, name]));
}

function unknownNames(query: unknown): InputError[] {
  return Object.keys((query ?? {}) as object).map((name) => ({
    pointer: name,
    detail: "is not a known parameter",
  }));
}

type Issue = z.core.$ZodIssue;

function toErrors(issue: Issue, root: "" | "/"): InputError[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({
      pointer: pointTo([...issue.path, key], root),
      detail: "is not a known field",
    }));
  }
  if (issue.code === "invalid_union") {
    const nearest = issue.errors.toSorted((left, right) => distance(left) - distance(right))[0];
    if (nearest?.length) {
      return nearest.flatMap((inner) =>
        toErrors({ ...inner, path: [...issue.path, ...inner.path] }, root),
      );
    }
  }
  return [{ pointer: pointTo(issue.path, root), detail: wordsOf(issue) }];
}

/** How far an input is from one branch of a choice: unknown fields say most clearly that another was meant. */
function distance(branch: readonly Issue[]): number {
  return branch.reduce(
    (sum, issue) => sum + (issue.code === "unrecognized_keys" ? 100 * issue.keys.length : 1),
    0,
  );
}

function wordsOf(issue: Issue): string {
  if (issue.code !== "invalid_type") return lowerFirst(issue.message);
  if (issue.message.endsWith("received undefined")) return "is missing";
  return `must be ${/^[aeiou]/.test(issue.expected) ? "an" : "a"} ${issue.expected}`;
}

function pointTo(path: readonly PropertyKey[], root: "" | "/"): string {
  if (path.length === 0) return "";
  const parts = path.map((part) => String(part).replaceAll("~", "~0").replaceAll("/", "~1"));
  return root === "/" ? `/${parts.join("/")}` : parts.join("/");
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
