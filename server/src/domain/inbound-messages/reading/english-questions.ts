import type { Rule } from "./rule.ts";

/** How English speakers ask for something. */
export const ENGLISH_QUESTIONS: readonly Rule[] = [
  {
    signal: "question",
    weight: 72,
    says: `please|pls|plz|kindly ~ send|resend|forward|provide|confirm
      please|pls|plz|kindly ~ call|ring|phone|advise|explain|tell
      can|could|would you ~; send ~ copy|invoice|statement|details|breakdown; resend
      copy of ~ $bill
      ^what|which|who|why|how|where; ^when is|was|did|do|will|are; may|can|could|should i|we
      how much; how do|can; what is; instal*; payment plan; pay monthly; per month; a month
      spread ~ payment*|cost|it; bank|account|payment details; sort code; iban; need ~ copy|invoice
      not ~ received|got|seen|had|receive|find|have ~ invoice|bill|statement
      not ~ received|got|seen|had|receive|find|have ~ copy|email|letter|details
      never ~ received|got|saw|had|seen ~ invoice|bill|statement|copy; not understand|know_what
      call me; give me a call; ring me; speak to ~; need help; link ~ not|does|is|broken
      not ~ pay online
      more time|information|info|details; extension; not sure ~; purchase order number; po number`,
  },
];

/** How English speakers, and their machines, say that they are away. */
export const ENGLISH_ABSENCE: readonly Rule[] = [
  {
    signal: "out_of_office",
    weight: 84,
    says: `out of ~ office; on annual|parental|maternity|paternity|sick leave
      on holiday|vacation|leave
      away from ~ office|desk|email; am|im|be away|travelling|traveling; currently away
      limited access to
      back in ~ office|work; return* to ~ office|work; away on|until|from|till; office is closed
      closed for ~ holidays|christmas|easter`,
    unlessAfter: "not|when|if; back then",
  },
  {
    signal: "machine",
    weight: 95,
    says: `automatic reply|response|message; automated reply|response|message|email
      auto reply|response
      autoreply; autoresponse; out of office reply|autoreply|message; this mailbox|inbox is not
      undeliverable; delivery status notification; delivery failure|failed
      mailbox ~ not monitored`,
  },
  {
    signal: "small_print",
    weight: 100,
    says: `intended recipient|addressee; received this ~ in error; confidential and|information
      privileged
      click ~ unsubscribe; unsubscribe ~ click|link|here|newsletter|visit|preferences|bottom
      disclaimer
      ^to unsubscribe; ^if you ~ unsubscribe; email preferences; registered in england
      registered office
      think before ~ print; environment before; scanned for viruses
      from my iphone|ipad|phone|samsung
      no longer wish to receive our|these ~ newsletter|marketing`,
  },
];
