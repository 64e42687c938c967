import { inDomain, type SourceFile } from "./source-file.ts";
import { isDeed } from "./find-shape-violations.ts";
import { tablesWrittenBy } from "./table-writes.ts";
import type { Violation } from "./violation.ts";

/** Finds tables that are written elsewhere than in the module that owns them, or in a file that is no deed. */
export function findWriterViolations(
  files: readonly SourceFile[],
  owners: ReadonlyMap<string, string>,
): Violation[] {
  return files
    .filter((file) => !file.isTest && file.path.startsWith("server/src/"))
    .flatMap((file) => {
      const place = inDomain(file);
      const tables = [...tablesWrittenBy(file)].filter(
        (table) => table === "?" || owners.has(table),
      );
      const foreign = tables.filter((table) => owners.get(table) !== place?.module);
      return [
        ...foreign.map((table) => ({
          rule: "one-writer-per-table",
          where: file.path,
          what: `writes ${table}, which belongs to ${owners.get(table) ?? "nobody known"}`,
        })),
        ...(tables.length > 0 && place && !isDeed(place.name)
          ? [
              {
                rule: "only-deeds-write",
                where: file.path,
                what: `writes ${tables.join(", ")}, but is a noun`,
              },
            ]
          : []),
      ];
    });
}
