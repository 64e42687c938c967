/** The id of an attempt that came back to us; null where it is none that we gave out. */
export function readAttemptId(text: string | null): string | null {
  return text !== null && /^[0-9a-z-]{1,64}$/.test(text) ? text : null;
}
