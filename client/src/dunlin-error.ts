import type { InputError, RefusalCode } from "@dunlin/contract/refusals.ts";

/** The server's codes, newer ones included, and those of an answer that never came or is not Dunlin's. */
export type ErrorCode =
  | RefusalCode
  | "unreachable"
  | "timed_out"
  | "unexpected_answer"
  | (string & {});

export type ErrorFacts = {
  /** The HTTP status; 0 when there was no answer. */
  status: number;
  code: ErrorCode;
  detail: string;
  errors?: readonly InputError[] | undefined;
  evidence?: readonly string[] | undefined;
  requestId?: string | null | undefined;
  cause?: unknown;
};

/** A call that did not succeed: the stable code to act on, and the words for a person. */
export class DunlinError extends Error {
  override readonly name = "DunlinError";
  readonly status: number;
  readonly code: ErrorCode;
  readonly detail: string;
  /** Each place in the input that is wrong. */
  readonly errors: readonly InputError[];
  /** For a refused file: how it was read, and why that was not possible. */
  readonly evidence: readonly string[];
  readonly requestId: string | null;

  constructor(facts: ErrorFacts) {
    super(facts.detail, { cause: facts.cause });
    this.status = facts.status;
    this.code = facts.code;
    this.detail = facts.detail;
    this.errors = facts.errors ?? [];
    this.evidence = facts.evidence ?? [];
    this.requestId = facts.requestId ?? null;
  }
}
