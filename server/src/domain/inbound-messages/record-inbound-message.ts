import type { InputOf } from "@dunlin/contract/endpoint.ts";
import { formatId } from "@dunlin/contract/ids.ts";
import type {
  InboundMessage,
  recordInboundMessage as promise,
} from "@dunlin/contract/inbound-messages.ts";
import type { Context } from "#server/context.ts";
import { getInboundMessage } from "#server/domain/inbound-messages/get-inbound-message.ts";
import { takeReply } from "#server/domain/inbound-messages/take-reply.ts";

/** Records an answer that somebody brings; it is read and followed like one that came by itself. */
export async function recordInboundMessage(
  ctx: Context,
  input: InputOf<typeof promise>,
): Promise<InboundMessage> {
  const key = ctx.newId();
  const id = await takeReply(ctx, {
    provider: ctx.actor,
    reply: {
      kind: "reply",
      key,
      channel: input.channel,
      providerId: key,
      from: input.channel === "email" ? input.sender.toLowerCase() : input.sender,
      to: "",
      subject: input.subject,
      text: input.text,
      answersAttemptId: null,
      isAutomatic: false,
      isConfirmed: false,
      at: ctx.now().toISOString(),
    },
  });
  return await getInboundMessage(ctx, { id: formatId("inboundMessage", id) });
}
