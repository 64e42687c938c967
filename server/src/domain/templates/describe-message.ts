import type { Message } from "@dunlin/contract/recovery.ts";

import type { RenderedMessage } from "./render-message.ts";

/** A rendered message as the contract shows it; what its channel does not have is null. */
export function describeMessage(rendered: RenderedMessage): Message {
  return {
    subject: "subject" in rendered ? rendered.subject : null,
    text: rendered.text,
    html: "html" in rendered ? rendered.html : null,
    segments: "segments" in rendered ? rendered.segments : null,
  };
}
