import type { InboundMessage } from "@dunlin/contract/inbound-messages.ts";
import type { Context } from "#server/context.ts";
import {
  loadInboundMessage,
  toInboundMessage,
} from "#server/domain/inbound-messages/inbound-message.ts";

/** One answer with its reading. */
export async function getInboundMessage(
  ctx: Context,
  input: { id: string },
): Promise<InboundMessage> {
  return toInboundMessage(await loadInboundMessage(ctx, input.id));
}
