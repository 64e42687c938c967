/** What a payment is called that a file told of. */
export const IMPORT_REFERENCE = "import";

/** The day to book a payment on that a file tells of without its day: today, or the due date if that is earlier. */
export function receivedOn(row: { dueOn: string }, today: string): string {
  return row.dueOn < today ? row.dueOn : today;
}
