// Who may import whom. Every rule says why; test/architecture.test.ts asserts that the rules saw
// every module and every import (and that module folders have no cycle, which needs more than one
// folder's view), and test/laws.test.ts breaks each of them on purpose.
const DOMAIN = "^server/src/domain/";
const PROVIDERS = "^server/src/providers/";
const PLATFORM = "^server/src/platform/";
const TESTS = "[.]test[.]ts$|/sample-[a-z-]+[.]ts$|^test/|^[^/]+/test/";
const TOOLS = "^(scripts|bench|scenarios)/";
const INSTALLED = [
  "core",
  "npm",
  "npm-dev",
  "npm-optional",
  "npm-peer",
  "npm-no-pkg",
  "npm-unknown",
];
const runtime = { dependencyTypesNot: ["type-only"] };

const consequences = [
  {
    name: "no-runtime-cycle",
    comment: "Modules that need each other while loading cannot be understood one by one.",
    from: {},
    to: { circular: true, viaOnly: runtime },
  },
  {
    name: "subfolder-is-private",
    comment: "What lies deeper in a module is the affair of that module alone.",
    from: { path: `${DOMAIN}([^/]+)/` },
    to: { path: `${DOMAIN}[^/]+/[^/]+/`, pathNot: `${DOMAIN}$1/` },
  },
  {
    name: "subfolder-is-private-to-the-domain",
    comment: "What lies deeper in a module is not seen from outside the domain either.",
    from: { pathNot: [DOMAIN, TESTS] },
    to: { path: `${DOMAIN}[^/]+/[^/]+/` },
  },
  {
    name: "no-orphans",
    comment: "A module that imports nothing and that nobody imports is dead.",
    from: { orphan: true, pathNot: TESTS },
    to: {},
  },
  {
    name: "reached-from-the-start",
    comment:
      "What no command leads to does nothing; the client and the contract are for others to use.",
    from: { path: "^cli/src/main[.]ts$" },
    to: { path: "^(server|cli)/src/", pathNot: TESTS, reachable: false },
  },
  {
    name: "nothing-unresolved",
    comment: "An import that leads nowhere is one that no rule can judge.",
    from: {},
    to: { couldNotResolve: true },
  },
];

const doors = [
  {
    name: "ctx-is-the-only-door",
    comment: "The domain reaches the world through ctx, so a function without ctx has no effects.",
    from: { path: DOMAIN, pathNot: TESTS },
    to: {
      dependencyTypes: INSTALLED,
      pathNot: "node_modules/(zod|kysely|liquidjs|date-holidays|libphonenumber-js|csv-parse)/",
      ...runtime,
    },
  },
  {
    name: "platform-lends-the-domain-no-effects",
    comment: "Of the platform the domain calls only what has no effect of its own.",
    from: { path: DOMAIN, pathNot: TESTS },
    to: {
      path: PLATFORM,
      pathNot: `${PLATFORM}(database/read-page|digest|api-key-secret)[.]ts$`,
      ...runtime,
    },
  },
  {
    name: "providers-come-through-ctx",
    comment:
      "Which vendor stands behind a channel is decided once, at the start, and not by a verb.",
    from: { path: DOMAIN, pathNot: TESTS },
    to: { path: PROVIDERS, ...runtime },
  },
  {
    name: "domain-knows-only-its-context",
    comment: "A verb does not know who calls it: HTTP, a job or the command line.",
    from: { path: DOMAIN, pathNot: TESTS },
    to: { path: "^server/src/[^/]+$", pathNot: "^server/src/(context|refusal)[.]ts$" },
  },
];

const outside = [
  {
    name: "providers-know-no-domain",
    comment: "A provider gets a finished message; it knows no invoices, templates or tenants.",
    from: { path: PROVIDERS },
    to: { path: "^(server/src/(domain/|[^/]+$)|contract/|client/|cli/)" },
  },
  {
    name: "channels-know-only-themselves",
    comment:
      "One channel can be replaced without reading another; they share shapes, and what vendors of several channels have in common.",
    from: { path: `${PROVIDERS}([^/]+)/`, pathNot: `${PROVIDERS}outbox/` },
    to: {
      path: PROVIDERS,
      pathNot: [`${PROVIDERS}$1/`, `${PROVIDERS}[^/]+[.]ts$`, `${PROVIDERS}vendors/`],
    },
  },
  {
    name: "outbox-knows-only-shapes",
    comment:
      "The built-in outbox stands in for every channel, so it knows their types and nothing else.",
    from: { path: `${PROVIDERS}outbox/` },
    to: { path: PROVIDERS, pathNot: `${PROVIDERS}(outbox/|receipt[.]ts$)`, ...runtime },
  },
  {
    name: "platform-knows-no-domain",
    comment: "The platform is what any server needs; it has never heard of an invoice.",
    from: { path: PLATFORM },
    to: { path: "^(server/src/(domain|providers)/|client/|cli/)" },
  },
  {
    name: "platform-knows-no-wiring",
    comment: "The platform is given what it needs; of the server it knows the refusal alone.",
    from: { path: PLATFORM },
    to: { path: "^server/src/[^/]+$", pathNot: "^server/src/refusal[.]ts$" },
  },
];

const drivers = [
  {
    name: "database-knows-the-drivers",
    comment: "One folder knows that there are two drivers behind one pool shape.",
    from: { pathNot: [`${PLATFORM}database/`, TOOLS] },
    to: { path: "node_modules/(pg|@electric-sql)/" },
  },
  {
    name: "jobs-know-the-queue",
    comment: "One folder knows which engine runs the jobs.",
    from: { pathNot: [`${PLATFORM}jobs/`, TOOLS] },
    to: { path: "node_modules/pg-boss/" },
  },
  {
    name: "http-knows-the-framework",
    comment: "One folder knows which framework answers requests.",
    from: { pathNot: [`${PLATFORM}http/`, TOOLS] },
    to: { path: "node_modules/(fastify|@fastify)/", ...runtime },
  },
  {
    name: "wiring-sees-the-framework",
    comment: "Only what wires the server together may name the framework's types.",
    from: { pathNot: [`${PLATFORM}http/`, "^server/src/[^/]+$", TESTS, TOOLS] },
    to: { path: "node_modules/(fastify|@fastify)/" },
  },
];

const packages = [
  {
    name: "contract-stands-alone",
    comment: "A promise depends on nobody who keeps or uses it.",
    from: { path: "^contract/", pathNot: TESTS },
    to: { pathNot: ["^contract/", "node_modules/zod/"] },
  },
  {
    name: "client-knows-only-the-contract",
    comment: "The client is published and runs where there is no server and no Node.",
    from: { path: "^client/", pathNot: TESTS },
    to: { pathNot: ["^(client|contract)/", "node_modules/zod/"] },
  },
  {
    name: "cli-speaks-through-the-client",
    comment:
      "The command line is a caller like any other; only starting the server goes past the API.",
    from: { path: "^cli/", pathNot: TESTS },
    to: { path: "^server/", pathNot: "^server/src/commands[.]ts$" },
  },
  {
    name: "server-knows-no-caller",
    comment: "The server knows the contract, not those who call it.",
    from: { path: "^server/", pathNot: TESTS },
    to: { path: "^(client|cli)/" },
  },
  {
    name: "packages-meet-by-name",
    comment: "A path that climbs into another package does not survive its being installed alone.",
    from: { path: "^([^/]+)/", pathNot: TOOLS },
    to: {
      dependencyTypes: ["local"],
      dependencyTypesNot: ["aliased"],
      pathNot: ["^$1/", "^[^/]+$"],
    },
  },
  {
    name: "nobody-imports-tests",
    comment: "What runs in production does not lean on what only tests have.",
    from: { pathNot: [TESTS, TOOLS] },
    to: { path: TESTS },
  },
];

const rules = [consequences, doors, outside, drivers, packages].flat();

export default {
  forbidden: rules.map((rule) => ({ ...rule, severity: "error" })),
  options: {
    // The parser that dependency-cruiser prefers cannot read TypeScript 7 and then sees nothing.
    parser: "swc",
    doNotFollow: { path: "node_modules" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "types", "node", "default"],
    },
  },
};
