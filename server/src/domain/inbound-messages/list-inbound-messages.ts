import type { InputOf } from "@dunlin/contract/endpoint.ts";
import { parseId } from "@dunlin/contract/ids.ts";
import type {
  InboundMessage,
  listInboundMessages as promise,
} from "@dunlin/contract/inbound-messages.ts";
import type { Page } from "@dunlin/contract/page.ts";
import type { Context } from "#server/context.ts";
import { toInboundMessage } from "#server/domain/inbound-messages/inbound-message.ts";
import { readPage } from "#server/platform/database/read-page.ts";

/** Lists answers, newest first. */
export async function listInboundMessages(
  ctx: Context,
  input: InputOf<typeof promise>,
): Promise<Page<InboundMessage>> {
  let query = ctx.db.selectFrom("inbound_messages").selectAll();
  if (input.status) query = query.where("status", "=", input.status);
  if (input.customerId) query = query.where("customer_id", "=", parseId(input.customerId));
  const page = await readPage(query, input, { table: "inbound_messages" });
  return { data: page.data.map(toInboundMessage), hasMore: page.hasMore };
}
