/** The verbs of the domain that write a table without an event of their own, each with its reason. */
export const UNTRACED: Readonly<Record<string, string>> = {
};
