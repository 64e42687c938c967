const ATTEMPT_ID = "[0-9a-z]{26}-[0-9a-z]{26}";

/** The attempt of the last of these message ids that is one of ours; null when none is. */
export function findAttemptInMessageIds(messageIds: string): string | null {
  const ours = [...messageIds.matchAll(new RegExp(`<(${ATTEMPT_ID})@[^<>@]*>`, "gi"))];
  return ours.at(-1)?.[1]?.toLowerCase() ?? null;
}

/** The attempt in an address like `reply+<attempt>@…`; null when there is none. */
export function findAttemptInAddress(address: string): string | null {
  const [, attemptId] = new RegExp(`^reply\\+(${ATTEMPT_ID})@`, "i").exec(address) ?? [];
  return attemptId?.toLowerCase() ?? null;
}

/** An attempt id that stands alone, as in a header of ours; null where it is something else. */
export function readAttemptId(value: string): string | null {
  return new RegExp(`^${ATTEMPT_ID}$`, "i").test(value.trim()) ? value.trim().toLowerCase() : null;
}
