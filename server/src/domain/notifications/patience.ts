const PATIENCE_DAYS = 4;
const DAY = 86_400_000;

/** Whether an address that has been putting us off since then is taken to be a bad one. */
export function isPatienceOver(failingSince: Date | null, now: Date): boolean {
  return failingSince !== null && now.getTime() - failingSince.getTime() > PATIENCE_DAYS * DAY;
}
