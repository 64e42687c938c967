import { Liquid } from "liquidjs";

// A template may use what stands here and nothing else: no files, no clock, no unescaped output.
const TAGS = new Set("# assign break case comment continue for if raw unless".split(" "));
const FILTERS = new Set([
  ..."abs append at_least at_most capitalize default divided_by downcase first join last".split(
    " ",
  ),
  ..."minus modulo plus prepend remove replace reverse round size slice split strip".split(" "),
  ..."times truncate truncatewords upcase where".split(" "),
]);

const LIMITS = { parseLimit: 200_000, renderLimit: 2_000, memoryLimit: 5_000_000 };

/** A Liquid engine without side doors whose outputs must have a value and go through `write`. */
export function liquidDialect(write: (value: string) => string): Liquid {
  const engine = new Liquid({
    strictVariables: true,
    strictFilters: true,
    ownPropertyOnly: true,
    templates: {},
    outputEscape: (value) => write(printable(value)),
    ...LIMITS,
  });
  for (const tag of Object.keys(engine.tags)) if (!TAGS.has(tag)) delete engine.tags[tag];
  for (const filter of Object.keys(engine.filters)) {
    if (!FILTERS.has(filter)) engine.unregisterFilter(filter);
  }
  return engine;
}

function printable(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  throw new TypeError(value === null ? "it has no value" : "it is not a single value");
}
