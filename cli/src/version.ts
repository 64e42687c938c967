import packageFile from "../package.json" with { type: "json" };

/** The version of this command line, as its package says. */
export const VERSION: string = packageFile.version;
