import type { LetterBlock, PostalLetter } from "#server/providers/letter/letter.ts";

const SAMPLE_LINK = "https://pay.acme.test/p/7Kq2mW9dXbT4";

/** A letter of one page, with whatever a test wants to be different. */
export function sampleLetter(different: Partial<PostalLetter> = {}): PostalLetter {
  return {
    language: "en-GB",
    datedOn: "2026-11-20",
    date: "20 November 2026",
    sender: {
      name: "Acme Supplies Ltd",
      addressLines: ["14 Quayside Mews", "Bristol BS1 6TX"],
      contactLines: ["accounts@acme.test"],
    },
    recipient: {
      name: "Whitcombe Joinery Ltd",
      addressLines: ["Unit 7, Old Tannery Yard", "Frome", "BA11 1EU"],
      country: null,
    },
    references: [["Our reference", "INV-1024"]],
    subject: "Invoice INV-1024 is overdue",
    blocks: sampleBlocks(1),
    signature: "Acme Supplies Ltd",
    footer: ["Registered in England and Wales, number 08123456"],
    ...different,
  };
}

/** The blocks of a letter about so many invoices, with or without a link to pay by. */
export function sampleBlocks(invoices: number, url: string | null = SAMPLE_LINK): LetterBlock[] {
  const rows = Array.from({ length: invoices }, (_, index) => [
    `INV-${1024 + index}`,
    "19 October 2026",
    `£1,${840 + index}.00`,
  ]);
  return [
    { kind: "paragraph", text: "Dear Ms Whitcombe," },
    { kind: "paragraph", text: "The invoices below have not been paid yet:" },
    {
      kind: "table",
      columns: [
        { label: "Invoice", align: "left" },
        { label: "Due", align: "left" },
        { label: "Outstanding", align: "right" },
      ],
      rows,
      totals: [
        ["Total in pounds", "£1,840.00"],
        ["Total in euros", "€204.10"],
      ],
    },
    {
      kind: "payment",
      heading: "How to pay",
      lines: ["Sort code: 20-45-77", "Account number: 43817722"],
      link: url === null ? null : { url, caption: "Pay online, or scan the code" },
    },
    { kind: "paragraph", text: "Yours sincerely," },
  ];
}
