import type { ReminderContent, ReminderFacts } from "./reminder-content.ts";
import { oneLine, optionalLine, optionalLines } from "./single-lines.ts";

/** What a message says about who is owed; the payment link is the one of the leading invoice. */
export function composeCreditor(
  creditor: ReminderFacts["creditor"],
  leadNumber: string,
): ReminderContent["creditor"] {
  return {
    name: oneLine(creditor.name),
    email: optionalLine(creditor.email),
    phone: optionalLine(creditor.phone),
    paymentInstructions: optionalLines(creditor.paymentInstructions),
    paymentLink: linkTo(leadNumber, optionalLine(creditor.paymentLink)),
    addressLines: optionalLines(creditor.postalAddress),
  };
}

function linkTo(number: string, template: string | null): string | null {
  return template?.replaceAll("{number}", () => encodeStrictly(number)) ?? null;
}

/** As RFC 3986 has it, so that no bracket or quote ends the link where a phone recognizes it. */
function encodeStrictly(number: string): string {
  return encodeURIComponent(number.toWellFormed()).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
