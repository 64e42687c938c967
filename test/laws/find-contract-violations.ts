import type { Endpoint } from "@dunlin/contract/endpoint.ts";
import type { Violation } from "./violation.ts";

type Verb = (...input: never[]) => unknown;
export type Bindings = Readonly<Record<string, Readonly<Record<string, Verb>>>>;

/** Finds promises that nobody keeps, or that are kept or reached twice. */
export function findContractViolations(
  contract: Readonly<Record<string, Endpoint>>,
  bindings: Bindings,
): Violation[] {
  const promised = new Set(Object.keys(contract));
  const bound = Object.entries(bindings).map(([name, binding]) => ({
    name,
    verbs: Object.values(binding),
  }));
  const routes = Object.entries(contract).map(([name, { method, path }]) => ({
    name,
    route: `${method} ${path.replaceAll(/\{\w+\}/g, "{}")}`,
  }));
  return [
    ...[...promised]
      .filter((name) => !(name in bindings))
      .map((name) => broken("promise-is-bound", name, "no verb keeps it")),
    ...bound
      .filter(({ name }) => !promised.has(name))
      .map(({ name }) => broken("binding-is-promised", name, "nobody promised it")),
    ...bound
      .filter(({ verbs }) => verbs.length !== 1 || typeof verbs[0] !== "function")
      .map(({ name }) =>
        broken("promise-is-bound", name, "it must be bound to one verb, in one way"),
      ),
    ...twice(bound.map(({ name, verbs }) => [name, verbs[0]])).map((name) =>
      broken("verb-is-bound-once", name, "its verb keeps another promise too"),
    ),
    ...twice(routes.map(({ name, route }) => [name, route])).map((name) =>
      broken("route-is-unique", name, "another promise has its method and path"),
    ),
    ...Object.entries(contract).flatMap(([name, promise]) => findShape(name, promise)),
  ];
}

function findShape(name: string, promise: Endpoint): Violation[] {
  const inPath = [...promise.path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter!);
  const declared = Object.keys(promise.params?.shape ?? {});
  const answers = Object.keys(promise.answers).map(Number);
  const isSame = inPath.toSorted().join() === declared.toSorted().join();
  return [
    ...(isSame
      ? []
      : [
          broken(
            "path-parameters-are-declared",
            name,
            `${promise.path} and ${declared.join(", ") || "none"}`,
          ),
        ]),
    ...(answers.length > 0 && answers.every((status) => status >= 200 && status < 300)
      ? []
      : [broken("promise-has-an-answer", name, `answers ${answers.join(", ") || "nothing"}`)]),
  ];
}

/** The names whose value an earlier one has already. */
function twice(entries: [string, unknown][]): string[] {
  const seen = new Set<unknown>();
  return entries.flatMap(([name, value]) => {
    if (value !== undefined && seen.has(value)) return [name];
    seen.add(value);
    return [];
  });
}

function broken(rule: string, where: string, what: string): Violation {
  return { rule, where, what };
}
