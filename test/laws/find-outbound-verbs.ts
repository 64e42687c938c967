import { inDomain, type SourceFile } from "./source-file.ts";
import { walk, type Node } from "./walk.ts";

export type OutboundVerb = { name: string; path: string };

/** The exported functions of the domain that speak to the outside: their first parameter is an OutboundContext. */
export function findOutboundVerbs(files: readonly SourceFile[]): OutboundVerb[] {
  return files
    .filter((file) => inDomain(file) !== null)
    .flatMap((file) =>
      (file.program.body as unknown as Node[]).flatMap((node) => {
        const declaration = node["declaration"] as Node | null;
        if (node.type !== "ExportNamedDeclaration" || declaration?.type !== "FunctionDeclaration")
          return [];
        const [first] = declaration["params"] as Node[];
        const takesOutside = [...walk(first?.["typeAnnotation"])].some(
          (each) => each["name"] === "OutboundContext",
        );
        return takesOutside
          ? [{ name: (declaration["id"] as { name: string }).name, path: file.path }]
          : [];
      }),
    );
}
