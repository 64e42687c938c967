import type { LetterMessage } from "#server/providers/letter/letter.ts";

/** A letter of an attempt, the same words each time. */
export function sampleLetter(attemptId: string): LetterMessage {
  return {
    attemptId,
    letter: {
      language: "en-GB",
      datedOn: "2026-11-20",
      date: "20 November 2026",
      sender: {
        name: "Acme Ltd",
        addressLines: ["2 Quay Street", "Bristol BS1 6TX"],
        contactLines: ["billing@acme.test"],
      },
      recipient: {
        name: "Bob Builder",
        addressLines: ["1 High Street", "London", "SW1A 1AA"],
        country: null,
      },
      references: [["Our reference", "INV-7"]],
      subject: "Invoice 7 is overdue",
      blocks: [
        { kind: "paragraph", text: "Dear Bob," },
        { kind: "paragraph", text: "Please pay £5." },
      ],
      signature: "Acme Ltd",
      footer: [],
    },
  };
}
