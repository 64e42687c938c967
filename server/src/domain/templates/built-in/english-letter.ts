import { english } from "./english.ts";
import type { LetterWording } from "./wording.ts";

export const englishLetter: LetterWording = {
  ...english,
  reference: "Our reference",
  table: {
    invoice: "Invoice",
    issued: "Issued",
    due: "Due",
    amount: "Amount",
    owed: "Still owed",
  },
  sums: { total: "Total still owed", overdue: "of which overdue" },
  scanToPay: "Scan to pay",
  requests: {
    ...english.requests,
    firm: english.requests.firm.replace("tell us now by replying to this message", "tell us now"),
  },
  howToPay: "How to pay",
  alreadyPaid:
    "Already paid? Thank you: please disregard this letter, " +
    "or tell us the date of your payment so that we can check.",
  disputed: "If an invoice or an amount looks wrong to you, tell us why, and we will look into it.",
  contact:
    "{% if creditor.email %}Questions? Write to {{ creditor.email }}" +
    "{% if creditor.phone %} or call {{ creditor.phone }}{% endif %}." +
    "{% elsif creditor.phone %}Questions? Call {{ creditor.phone }}." +
    "{% elsif creditor.addressLines %}Questions? Write to us at our address above.{% endif %}",
  closing: "Yours sincerely,",
};
