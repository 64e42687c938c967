import type { Provider } from "#server/providers/provider.ts";

/** One letter on paper to one address. */
export type LetterMessage = {
  /** At most 64 characters of 0-9, a-z and hyphen; comes back in delivery receipts. */
  attemptId: string;
  letter: PostalLetter;
};

/** What stands on the paper, in words that are ready; how it is set is the typesetter's affair. */
export type PostalLetter = {
  /** BCP 47, for example en-GB. */
  language: string;
  /** The civil day of the letter, YYYY-MM-DD; the same letter has the same bytes for ever. */
  datedOn: string;
  /** The day as the reader writes it. */
  date: string;
  sender: { name: string; addressLines: readonly string[]; contactLines: readonly string[] };
  recipient: { name: string; addressLines: readonly string[]; country: string | null };
  /** Labelled references such as ["Our reference", "INV-1024"]. */
  references: readonly (readonly [label: string, value: string])[];
  subject: string;
  /** In order, from the salutation to the closing line. */
  blocks: readonly LetterBlock[];
  /** Whose name stands below the closing. */
  signature: string;
  /** Small print at the foot of each page. */
  footer: readonly string[];
};

export type LetterBlock =
  | { kind: "paragraph"; text: string }
  | {
      kind: "table";
      columns: readonly { label: string; align: "left" | "right" }[];
      rows: readonly (readonly string[])[];
      totals: readonly (readonly [label: string, amount: string])[];
    }
  | {
      kind: "payment";
      heading: string;
      lines: readonly string[];
      /** The payment link, also printed as a QR code with its caption. */
      link: { url: string; caption: string } | null;
    };

export type LetterProvider = Provider<LetterMessage>;
