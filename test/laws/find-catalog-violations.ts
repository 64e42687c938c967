import type { Catalog, Column, Key, Table } from "./catalog.ts";
import type { Violation } from "./violation.ts";

/** The keys that hold across organizations, each with its reason. */
const ACROSS_ORGANIZATIONS: Readonly<Record<string, string>> = {
  "api_keys.hash":
    "a key names its organization, so it is looked up before the organization is known",
};
const INEXACT = /^(real|double precision|numeric|money)/;
const MONEY =
  /(^|_)(amount|price|cost|fee|balance|outstanding|paid|credited|unapplied|total|minors?)(_|$)/;

/** Finds tables, keys and columns of the migrated database that one organization's data could leave by, or money rot in. */
export function findCatalogViolations(catalog: Catalog, modules: readonly string[]): Violation[] {
  return [
    ...catalog.tables.flatMap((table) => ofTable(table, catalog, modules)),
    ...catalog.keys.filter((key) => key.kind !== "p").flatMap((key) => ofKey(key)),
    ...catalog.columns.flatMap((column) => ofColumn(column)),
  ];
}

function ofTable(table: Table, catalog: Catalog, modules: readonly string[]): Violation[] {
  const tenant = tenantColumn(table.name);
  const primary = catalog.keys.find((key) => key.table === table.name && key.kind === "p");
  const owner = /^owner: ([\w-]+)/.exec(table.comment ?? "")?.[1];
  const rules: [string, boolean, string][] = [
    [
      "organization-leads-the-key",
      primary?.columns[0] === tenant,
      `its primary key must start with ${tenant}`,
    ],
    ["row-level-security", table.isProtected, "row-level security is off"],
    [
      "own-organization-policy",
      hasPolicy(table, tenant),
      "no policy keeps dunlin_app to its own organization",
    ],
    [
      "table-has-an-owner",
      owner !== undefined && modules.includes(owner),
      `its owner ${owner ?? "(none)"} is no folder of the domain`,
    ],
  ];
  return rules
    .filter(([, holds]) => !holds)
    .map(([rule, , what]) => ({ rule, where: table.name, what }));
}

function hasPolicy(table: Table, tenant: string): boolean {
  const own = `(${tenant} = ( SELECT current_organization() AS current_organization))`;
  const [policy, ...others] = table.policies;
  return (
    others.length === 0 &&
    policy?.command === "*" &&
    policy.roles.join() === "dunlin_app" &&
    policy.using === own &&
    (policy.check === null || policy.check === own)
  );
}

function ofKey(key: Key): Violation[] {
  const where = `${key.table}.${key.columns.join(",")}`;
  if (ACROSS_ORGANIZATIONS[where] !== undefined) return [];
  const tenant = tenantColumn(key.table);
  const isCarried = key.columns.includes(tenant);
  const position = key.columns.indexOf(tenant);
  const meets = key.kind !== "f" || key.targetColumns[position] === tenantColumn(key.target ?? "");
  return isCarried && meets
    ? []
    : [{ rule: "keys-carry-the-organization", where, what: `${key.name}: ${key.definition}` }];
}

function ofColumn({ table, name, type }: Column): Violation[] {
  const where = `${table}.${name}`;
  if (INEXACT.test(type)) return [{ rule: "money-is-exact", where, what: `is ${type}` }];
  const isAmount = /^(bigint|integer|smallint)(\[\])?$/.test(type) && MONEY.test(name);
  const isRight = /_minors?$/.test(name) && type.startsWith("bigint");
  return isAmount && !isRight
    ? [
        {
          rule: "money-is-exact",
          where,
          what: `is ${type}; an amount is a bigint that ends in _minor`,
        },
      ]
    : [];
}

/** The column that says whose a row is. */
export function tenantColumn(table: string): string {
  return table === "organizations" ? "id" : "organization_id";
}
