import type { InputError, RefusalCode } from "@dunlin/contract/refusals.ts";

/** The expected "no": told to the caller as it is, never logged as a defect. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly errors: InputError[];
  readonly evidence: string[];

  constructor(
    code: RefusalCode,
    detail: string,
    more: { errors?: InputError[]; evidence?: string[] } = {},
  ) {
    super(detail);
    this.code = code;
    this.errors = more.errors ?? [];
    this.evidence = more.evidence ?? [];
  }
}
