/** The deeds of the domain: a file whose name starts with one of them and goes on exports that deed. */
export const VERBS = [
  "add", "advance", "apply", "approve", "cancel", "change", "check", "classify", "close", "compile",
  "compose", "confirm", "create", "decide", "decode", "deliver", "describe", "draft", "end", "explain",
  "find", "forget", "get", "go", "issue", "join", "keep", "lay", "learn", "list", "load", "lock", "mark",
  "match", "note", "opt", "parse", "pause", "place", "plan", "queue", "read", "recognize", "reconcile",
  "record", "recover", "reject", "release", "render", "replace", "request", "requeue", "run", "save",
  "scan", "set", "settle", "sniff", "space", "split", "suppress", "survey", "tally", "update", "void",
  "wake", "walk", "write",
] as const;
