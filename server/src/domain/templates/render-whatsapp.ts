import type { TemplateSource } from "./built-in-templates.ts";
import { markOf, renderMarked } from "./marked-lines.ts";
import type { ReminderContent } from "./reminder-content.ts";
import { whatsAppVariables } from "./whatsapp-variables.ts";

/**
 * Renders a free WhatsApp text, in which a line [link] becomes the payment link or vanishes, and the
 * values of the approved template in its stead; what is not about invoices has none.
 */
export function renderWhatsapp(
  source: TemplateSource,
  content: ReminderContent,
): { text: string; variables: string[] } {
  const link = content.creditor.paymentLink ? [content.creditor.paymentLink] : [];
  const { lines } = renderMarked(source, content);
  const text = lines
    .flatMap((line) => (markOf(line) === "link" ? link : [line]))
    .join("\n")
    .trim();
  return { text, variables: "invoices" in content ? whatsAppVariables(content) : [] };
}
